using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>
/// An administrator writes the call's own questions, over the version that they saw, while it has not opened. The other
/// buttons of the form show it again, changed, with what is typed. A question that is refused stays as it was saved.
/// </summary>
public sealed class EditQuestionsForm(SaveRules save, CallStore calls, ShowManagedForm page)
{
    [Function(nameof(EditQuestionsForm)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/formulaire")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = QuestionsForm.Of(fields);
        var version = fields["version"].ToString();
        if (QuestionsGesture.Read(fields[QuestionsGesture.Field].ToString()) is { } gesture)
        {
            return await page.PageAsync(call, act.Actor, gesture.On(typed, fields[QuestionsForm.NewKind(gesture.Section ?? 0)].ToString()), version, null, cancellation);
        }

        if ((await calls.LoadAsync(call, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var sections = typed.ToSections();
        var part = sections.IsRefused ? typed.Without(sections.Refusal.Faults, state.Rules.Form).ToSections() : sections;
        var saved = await save.SaveAsync(state, In(state.Rules, sections), In(state.Rules, part), version, act, cancellation);
        return saved.Problem is null
            ? Results.LocalRedirect(Addresses.ManagedFormSaved(call))
            : await page.PageAsync(call, act.Actor, typed, saved.Version, saved.Problem, cancellation);
    }

    private static Result<CallRules, Problem> In(CallRules rules, Result<IReadOnlyList<FormSection>, Problem> sections) =>
        sections.IsRefused ? sections.Refusal : rules with { Form = sections.Value };
}
