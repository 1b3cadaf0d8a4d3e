using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>
/// An applicant starts a draft, empty or with what a program already knows of it. The same key gives the same draft as it
/// is by then: a second click makes no second file.
/// </summary>
public sealed class StartDraft(CallStore calls, ApplicationStore applications, ApplicationIndex index, LeadBodies bodies)
{
    /// <param name="content">What the draft begins with; null for an empty one.</param>
    public async Task<Result<WrittenApplication, Problem>> StartAsync(
        string call, string key, ContentRequest? content, Act act, CancellationToken cancellation)
    {
        var loadedCall = await calls.LoadAsync(call, cancellation);
        if (loadedCall.State is not { IsPublic: true } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var commanded = await CommandAsync(state, content, act, cancellation);
        if (commanded.IsRefused)
        {
            return commanded.Refusal;
        }

        var wouldBe = ApplicationDecision.Decide(null, commanded.Value, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before an id is reserved: a refused draft leaves no trace.
            return Problems.Of(wouldBe.Refusal);
        }

        var (id, isNew) = await index.DraftIdAsync(call, act.Actor.Id, key, act.ReceivedAt);
        var application = isNew ? ApplicationStore.Unsaved(id) : await applications.LoadAsync(id, cancellation);
        var saved = await applications.ActAsync(application, commanded.Value with { Id = id }, act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, state.Rules);
    }

    private async Task<Result<ApplicationCommand.StartDraft, Problem>> CommandAsync(
        CallState call, ContentRequest? content, Act act, CancellationToken cancellation)
    {
        var command = new ApplicationCommand.StartDraft(string.Empty, act.Actor.Id, call);
        if (content is null)
        {
            return command;
        }

        var whole = await content.OverAsync(ApplicationContent.Empty, call.Rules, bodies, cancellation);
        return whole.IsRefused ? whole.Refusal : command with { Content = whole.Value };
    }
}
