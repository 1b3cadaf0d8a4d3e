using System.Globalization;
using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Programmes.ProgrammeFact;
using static Territoires.Domain.Programmes.ProgrammeRefusal;

namespace Territoires.Domain.Programmes;

/// <summary>
/// How a network follows the public list of a call. It is told the list as it stands, whatever it followed before: what it has
/// already is left, and what somebody put right by hand since is not undone.
/// </summary>
internal static class ListFollowing
{
    public static Result<ProgrammeFact[], ProgrammeRefusal> Decide(ProgrammeState state, FollowList follow, DateTimeOffset now)
    {
        if (state.CallOf(follow.CallId) is not { } call)
        {
            return new NotItsCall();
        }

        var own = state.Memberships.Where(one => one.CallId == call.CallId).ToDictionary(one => one.ApplicationId!, StringComparer.Ordinal);
        var admitted = Admitted(call, follow, own);
        return (ProgrammeFact[])
        [
            .. admitted.Length > 0 ? [new MembersAdmitted(admitted)] : Array.Empty<ProgrammeFact>(),
            .. follow.Listed.Select(listed => Corrected(listed, own, now)).OfType<ProgrammeFact>(),
            .. follow.Listed.Select(listed => Ended(
                listed, own.GetValueOrDefault(listed.ApplicationId)
                    ?? admitted.First(one => one.ApplicationId == listed.ApplicationId))).OfType<ProgrammeFact>(),
        ];
    }

    /// <summary>Numbered on from those that the call brought before: a key tells no application.</summary>
    private static Membership[] Admitted(LinkedCall call, FollowList follow, Dictionary<string, Membership> own) =>
    [
        .. follow.Listed.Where(listed => !own.ContainsKey(listed.ApplicationId)).Select((listed, i) => new Membership(
            string.Create(CultureInfo.InvariantCulture, $"{call.CallId}-{own.Count + i + 1}"),
            listed.Member with { Categories = [.. call.Categories.Union(listed.Member.Categories)] })
        {
            Phase = call.Phase,
            CallId = call.CallId,
            ApplicationId = listed.ApplicationId,
            ListedAs = listed.Member.Name,
        }),
    ];

    private static MemberCorrected? Corrected(ListedMember listed, Dictionary<string, Membership> own, DateTimeOffset now) =>
        own.GetValueOrDefault(listed.ApplicationId) is { } one && one.ListedAs != listed.Member.Name
            ? new MemberCorrected(
                one.Key, one.Member with { Name = listed.Member.Name, Bodies = listed.Member.Bodies },
                listed.Erratum ?? string.Empty, now, listed.Member.Name)
            : null;

    private static MembershipEnded? Ended(ListedMember listed, Membership one) => listed.GaveUpOn is { } day && one.Until is null
        ? new MembershipEnded(one.Key, day, listed.Reason ?? string.Empty)
        : null;
}
