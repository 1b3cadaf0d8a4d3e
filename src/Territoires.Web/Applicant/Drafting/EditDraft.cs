using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Web.Received;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>The applicant changes what they saw of a draft, or of a correction that is asked: hence <c>If-Match</c>.</summary>
public sealed class EditDraft(CallStore calls, ApplicationStore applications, LeadBodies bodies)
{
    public async Task<Result<WrittenApplication, Problem>> EditAsync(
        string id, ContentRequest change, string ifMatch, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application
            || !ApplicationAccess.MayWrite(state, act.Actor))
        {
            return Problems.NotFound;
        }

        // Before the tags are compared: that of a submitted application names no version.
        if (state is { Submission: { } submission, Correction: null })
        {
            return Problems.Of(new ApplicationRefusal.AlreadySubmitted(submission));
        }

        if (state.Stage == ApplicationStage.Deleted)
        {
            return Problems.Of(new ApplicationRefusal.DraftIsDeleted());
        }

        if (state.Correction is not null && ifMatch != WrittenVersion.Of(application))
        {
            return Problems.Stale;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var content = await change.OverAsync(state.AsWritten.Content, call.Rules, bodies, cancellation);
        if (content.IsRefused)
        {
            return content.Refusal;
        }

        var command = new ApplicationCommand.Edit(content.Value, call, state.Correction?.Work?.Revision);
        var saved = await applications.ActAsync(application, command, act, state.Correction is null ? ifMatch : null);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, call.Rules);
    }
}
