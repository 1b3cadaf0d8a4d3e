using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Web.Desk.Rules;

namespace Territoires.Web.Desk.Questions;

/// <summary>The call's own questions: to be written until it opens, to be read after.</summary>
public sealed class QuestionsController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/formulaire"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, null, null, cancellation, Request.Query.ContainsKey("enregistre"));

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    private async Task<IResult> PageAsync(
        string call, QuestionsForm? typed, string? version, Problem? problem, CancellationToken cancellation, bool saved = false)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } loaded
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedFormPage
        {
            Call = state,
            Form = typed ?? QuestionsForm.Of(state.Rules.Form),
            Version = problem is { Status: StatusCodes.Status412PreconditionFailed } ? loaded.EntityTag : version ?? loaded.EntityTag,
            Writes = state.Stage == CallStage.Defined && CallAccess.Writes(state, actor),
            IsUnsaved = typed is not null,
            Saved = saved,
            Problem = problem is null ? null : QuestionsForm.OnThisPage(ManagedCalls.AsChoiceOfVersions(problem)),
        }, problem);
    }

    /// <summary>
    /// Whoever writes the call writes its own questions, over the version that they saw, while it has not opened. The other
    /// buttons of the form show it again, changed, with what is typed. A question that is refused stays as it was saved.
    /// </summary>
    [HttpPost("gestion/appels/{call}/formulaire"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    public async Task<IResult> EditQuestionsAsync(
        string call, [FromServices] SaveRules save, [FromServices] CallStore calls, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = QuestionsForm.Of(fields);
        var version = fields["version"].ToString();
        if (QuestionsGesture.Read(fields[QuestionsGesture.Field].ToString()) is { } gesture)
        {
            return await PageAsync(
                call, gesture.On(typed, fields[QuestionsForm.NewKind(gesture.Section ?? 0)].ToString()), version, null, cancellation);
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
            : await PageAsync(call, typed, saved.Version, saved.Problem, cancellation);
    }

    private static Result<CallRules, Problem> In(CallRules rules, Result<IReadOnlyList<FormSection>, Problem> sections) =>
        sections.IsRefused ? sections.Refusal : rules with { Form = sections.Value };
}
