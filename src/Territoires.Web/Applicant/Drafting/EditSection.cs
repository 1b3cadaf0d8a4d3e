using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>What became of one page of a draft.</summary>
/// <param name="Written">The application as it is now; null when nothing of the page could be saved.</param>
/// <param name="Problem">What was refused, of the page or of some of its fields; null when nothing was.</param>
public sealed record EditedSection(WrittenApplication? Written, Problem? Problem);

/// <summary>
/// Saves one page of a draft, or of a correction, over what that page showed: only a change of the same page elsewhere is a
/// conflict. A field that is refused keeps what it had; the rest of the page is saved.
/// </summary>
public sealed class EditSection(CallStore calls, ApplicationStore applications, LeadBodies bodies)
{
    /// <summary>Another page of the same draft may be saved between reading and writing: then it is read again.</summary>
    private const int Attempts = 10;

    /// <param name="id">The application.</param>
    /// <param name="step">Key of the page.</param>
    /// <param name="change">What the page changes, told of the application as it is.</param>
    /// <param name="seen">The <see cref="SectionVersion"/> that its writer saw; null for what only adds.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="takenOut">One of those that the page repeats, which the change takes out; its documents go with it.</param>
    public async Task<EditedSection> EditAsync(
        string id, string step, Func<ApplicationContent, ContentRequest> change, string? seen, Act act, CancellationToken cancellation,
        TakenOut? takenOut = null)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application
                || !ApplicationAccess.MayWrite(state, act.Actor))
            {
                return new EditedSection(null, Problems.NotFound);
            }

            var call = await calls.ReadAsync(state.CallId, cancellation);
            var (edit, problem) = await AcceptableAsync(state, call, change(state.AsWritten.Content), act, cancellation);
            if (edit is null)
            {
                return new EditedSection(null, problem);
            }

            if (await SaveAsync(application, edit with { TakenOut = takenOut }, step, seen, act) is { } saved)
            {
                return saved.Problem is null ? saved with { Problem = problem } : saved;
            }
        }

        return new EditedSection(null, Problems.Busy);
    }

    /// <summary>As much of the change as can be saved, and why not the rest; no edit when the whole page is refused.</summary>
    private async Task<(ApplicationCommand.Edit? Edit, Problem? Problem)> AcceptableAsync(
        ApplicationState state, CallState call, ContentRequest change, Act act, CancellationToken cancellation)
    {
        Problem? left = null;
        for (var rest = change; ;)
        {
            var content = await rest.OverAsync(state.AsWritten.Content, call.Rules, bodies, cancellation);
            var edit = content.IsRefused ? null : new ApplicationCommand.Edit(content.Value, call, state.Correction?.Work?.Revision);
            var refusal = edit is null ? content.Refusal : Refusal(state, edit, act);
            if (refusal is null)
            {
                return (edit, left);
            }

            if (refusal.Status != StatusCodes.Status422UnprocessableEntity || rest.Without(refusal.Faults) is not { } without)
            {
                return (null, refusal);
            }

            left = Problems.PartOfThePage([.. left?.Faults ?? [], .. refusal.Faults], left ?? refusal);
            rest = without;
        }
    }

    private static Problem? Refusal(ApplicationState state, ApplicationCommand.Edit edit, Act act)
    {
        var decided = ApplicationDecision.Decide(state, edit, act.ReceivedAt);
        return decided.IsRefused ? Problems.Of(decided.Refusal) : null;
    }

    /// <summary>
    /// Null when another page was saved meanwhile. What stands there already is saved, whoever saved it: the answer to a first
    /// sending may have been lost.
    /// </summary>
    private async Task<EditedSection?> SaveAsync(
        Loaded<ApplicationState> application, ApplicationCommand.Edit edit, string step, string? seen, Act act)
    {
        var state = application.State!;
        var rules = edit.Call.Rules;
        if (ApplicationPart.Changed(state.AsWritten.Content, edit.Content, rules).Count == 0)
        {
            return new EditedSection(new WrittenApplication(application, rules), null);
        }

        if (seen is not null && seen != SectionVersion.Of(state.AsWritten.Content, step, rules))
        {
            return new EditedSection(null, Problems.Stale);
        }

        var saved = await applications.ActAsync(application, edit, act, state.Correction is null ? application.EntityTag : null);
        if (!saved.IsRefused)
        {
            return new EditedSection(new WrittenApplication(saved.Value.Aggregate, rules), null);
        }

        var refusal = Problems.Of(saved.Refusal);
        return refusal == Problems.Stale ? null : new EditedSection(null, refusal);
    }
}
