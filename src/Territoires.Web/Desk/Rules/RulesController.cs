using Territoires.Core.Calls;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>The rules of a call: to be corrected until it opens, to be read after.</summary>
public sealed class RulesController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/reglement"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedRulesAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, RulesForm? typed, string? version, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } loaded
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedRulesPage
        {
            Call = state,
            Form = typed ?? RulesForm.Of(state),
            Version = problem is { Status: StatusCodes.Status412PreconditionFailed } ? loaded.EntityTag : version ?? loaded.EntityTag,
            Writes = state.Stage == CallStage.Defined && CallAccess.Writes(state, actor),
            Opens = Policies.Permits(Permission.OpenCalls, actor),
            Copies = Policies.Permits(Permission.PrepareCalls, actor),
            IsUnsaved = typed is not null,
            Problem = problem is null ? null : ManagedCalls.AsChoiceOfVersions(problem),
        }, problem);
    }

    /// <summary>
    /// Whoever writes the call writes its rules anew, over the version that they saw, while it has not opened. A field that is refused
    /// keeps what it had.
    /// </summary>
    [HttpPost("gestion/appels/{call}/reglement"), Policy(Permission.PrepareCalls, Body = BodyKind.Text)]
    public async Task<IResult> EditRulesAsync(
        string call, [FromServices] SaveRules save, [FromServices] CallStore calls, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = RulesForm.Of(fields, call);
        var version = fields["version"].ToString();
        if (GridGesture.On(typed, fields[GridGesture.Field].ToString()) is { } changed)
        {
            return await PageAsync(call, changed, version, null, cancellation);
        }

        if ((await calls.LoadAsync(call, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        Result<CallRules, Problem> Read(RulesForm form) => form.ToRules(state.Rules.Form, state.Rules.ShowsAnswers);
        var rules = Read(typed);
        var part = rules.IsRefused ? Read(typed.Without(rules.Refusal.Faults, RulesForm.Of(state))) : rules;
        var saved = await save.SaveAsync(state, rules, part, version, act, cancellation);
        return saved.Problem is null
            ? Results.LocalRedirect(Addresses.ManagedCall(call))
            : await PageAsync(call, typed, saved.Version, saved.Problem, cancellation);
    }
}
