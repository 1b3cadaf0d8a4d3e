using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Saves the answers to one section of the call's own questions, then goes on.</summary>
public sealed class AnswersForm(EditSection edit, CallStore calls, ApplicationStore applications, DraftPages pages)
{
    /// <summary>The steps that have forms of their own. No section has one of these names.</summary>
    private const string Others = DraftStep.LeadBodies + "|" + DraftStep.Project + "|" + DraftStep.Documents + "|" + DraftStep.Submission;

    [Function(nameof(AnswersForm)), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = "candidatures/{id}/etapes/{step:regex(^(?!(" + Others + ")$).*)}")] HttpRequest request,
        string id, string step, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var rules = (await calls.ReadAsync(state.CallId, cancellation)).Rules;
        if (rules.Form.FirstOrDefault(section => section.Key == step) is not { } section)
        {
            return Problems.NotFound.ToResult();
        }

        var typed = TypedFields.Of(await request.ReadFormAsync(cancellation));
        var answers = section.Questions.Where(question => question.Kind != QuestionKind.Document)
            .ToDictionary(question => question.Key, question => (string?)typed[AnswerText.FieldOf(question.Key)], StringComparer.Ordinal);
        var edited = await edit.EditAsync(id, step, _ => new ContentRequest { Answers = answers, AnswersAreTyped = true }, typed["version"], act, cancellation);
        return await pages.AnswerAsync(id, step, typed, edited, act, cancellation);
    }
}
