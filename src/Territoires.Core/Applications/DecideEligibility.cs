using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>Whether an application may be examined, and why not.</summary>
/// <param name="Revision">Why the decision is taken again; null for a first one.</param>
public sealed record EligibilityRequest(bool Admissible, IReadOnlyList<string>? Reasons = null, string? Revision = null);

/// <summary>The secretary decides on the eligibility of an application, and again, with a reason, until the jury is convened.</summary>
public sealed class DecideEligibility(ApplicationDesk desk)
{
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, EligibilityRequest request, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(id, act.Actor, cancellation) is { } found
            ? await desk.ActAsync(found, Command(found, request), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();

    /// <summary>Why the act would be refused, before anybody confirms it; null when it would not. Nothing is saved.</summary>
    public async Task<ActRefusal<ApplicationRefusal>?> WouldBeRefusedAsync(
        string id, EligibilityRequest request, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var decided = ApplicationDecision.Decide(found.State, Command(found, request), act.ReceivedAt);
        return decided.IsRefused ? new ActRefusal<ApplicationRefusal>.Refused(decided.Refusal) : null;
    }

    private static ApplicationCommand.DecideEligibility Command(FoundApplication found, EligibilityRequest request) =>
        new(request.Admissible, request.Reasons ?? [], found.Call, request.Revision);
}
