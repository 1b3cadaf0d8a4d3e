namespace Territoires.Domain.Jury;

/// <summary>
/// The votes on one application, written as one letter a member of the jury, in the order of their seats. Who voted has to be
/// known: a seat has one voice, members see their own choice and may change it, a vote is struck when its member steps aside.
/// A letter is the least that says all of it; it is folded from the facts, which are the votes themselves, and bounded by the
/// jury: a vote changes a letter and adds nothing.
/// </summary>
internal static class Ballots
{
    /// <summary>For, against, neither: in the order of <see cref="VoteChoice"/>.</summary>
    private const string Letters = "FAN";

    private const char None = '-';

    public static VoteChoice? At(string ballots, int member) =>
        member < ballots.Length && ballots[member] != None ? (VoteChoice)Letters.IndexOf(ballots[member], StringComparison.Ordinal) : null;

    public static int Count(string ballots) => ballots.Count(letter => letter != None);

    /// <param name="ballots">Before.</param>
    /// <param name="member">Whose place among the members.</param>
    /// <param name="choice">Null where the vote is struck.</param>
    public static string With(string ballots, int member, VoteChoice? choice)
    {
        var letters = ballots.PadRight(member + 1, None).ToCharArray();
        letters[member] = choice is { } cast ? Letters[(int)cast] : None;
        return new string(letters).TrimEnd(None);
    }

    /// <summary>Items after the last vote need no text: what was never voted on and what has no vote left are written alike.</summary>
    public static IReadOnlyList<string> Trimmed(IReadOnlyList<string> ofItems) =>
    [
        .. ofItems.Take(ofItems.Count - ofItems.Reverse().TakeWhile(ballots => ballots.Length == 0).Count()),
    ];
}
