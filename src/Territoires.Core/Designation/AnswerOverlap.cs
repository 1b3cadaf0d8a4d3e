using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Designation;

/// <summary>The secretary says that two files which meet are two distinct applications, and why.</summary>
public sealed class AnswerOverlap(CallDesk desk, Selections selections, CallOverlaps overlaps)
{
    /// <param name="call">The call.</param>
    /// <param name="one">Number of one of the two.</param>
    /// <param name="other">Number of the other.</param>
    /// <param name="reason">In what they are distinct.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, string one, string other, string reason, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        var pair = FilePair.Of(Named(all, one), Named(all, other));
        var meet = (await overlaps.AmongAsync(all, cancellation)).Between(pair) is not null;
        return await desk.ActAsync(loaded, new CallCommand.AnswerOverlap(pair, reason, meet), act);
    }

    /// <summary>A number that is not of this call has no id: it meets nothing.</summary>
    private static ApplicationRef Named(IReadOnlyList<ListedApplication> all, string number)
    {
        var plain = number.Trim().ToLowerInvariant();
        return new ApplicationRef(all.FirstOrDefault(listed => listed.Submission?.Number == plain)?.Id ?? string.Empty, plain);
    }
}
