namespace Territoires.Domain.Jury;

/// <summary>What a session decided, as the call takes it over. It holds nothing before the minutes are signed.</summary>
/// <param name="DrawSeed">Revealed by the minutes; null in minutes drafted before there was a draw.</param>
public sealed record SessionOutcome(
    string SessionId, string CallId, bool IsSigned, IReadOnlyList<ItemOutcome> Items, string? DrawSeed = null)
{
    public static SessionOutcome Of(JurySessionState session) => session is { Stage: SessionStage.Signed, Minutes: { } minutes }
        ? Of(session, minutes) with { IsSigned = true }
        : new SessionOutcome(session.Id, session.CallId, IsSigned: false, []);

    /// <summary>What the minutes lead to, signed or not: for whoever reads them before they sign.</summary>
    public static SessionOutcome Of(JurySessionState session, Minutes minutes)
    {
        var ids = session.Agenda.ToDictionary(item => item.Number, item => item.ApplicationId);
        var items = minutes.Items.Select(item =>
            new ItemOutcome(ids[item.Number], item.Number, item.For, item.VotesCast, item.Adopted, item.Marks));
        return new SessionOutcome(session.Id, session.CallId, IsSigned: false, [.. items], minutes.DrawSeed);
    }

    /// <summary>With the marks of the day wherever the minutes hold none, which were drafted before they did.</summary>
    public SessionOutcome WithMarks(IReadOnlyDictionary<string, ItemMarks> ofTheDay) =>
        this with { Items = [.. Items.Select(item => item with { Marks = item.Marks ?? ofTheDay.GetValueOrDefault(item.ApplicationId) })] };
}

/// <param name="VotesCast">Abstentions included.</param>
/// <param name="Marks">Null in minutes drafted before they held the marks.</param>
public sealed record ItemOutcome(string ApplicationId, string Number, int VotesFor, int VotesCast, bool Adopted, ItemMarks? Marks = null);
