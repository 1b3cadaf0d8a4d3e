using System.Text.Json.Serialization;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Jury;

public enum SessionStage
{
    /// <summary>Members arrive and vote.</summary>
    Convened,

    /// <summary>The minutes are drafted and wait for their signatures: nothing changes any more.</summary>
    Drafted,

    /// <summary>Chair and secretary signed: the session is closed.</summary>
    Signed,
}

public enum VoteChoice
{
    For,
    Against,
    Abstain,
}

public enum SignatoryRole
{
    Chair,
    Secretary,
}

/// <param name="SignerId">The juror who presides, or the secretary: an id.</param>
/// <param name="At">When, UTC; null in facts of before instants were kept.</param>
public sealed record Signature(SignatoryRole Role, string SignerId, DateTimeOffset? At = null);

/// <summary>Of a juror who stepped aside from an application when their part in it was done.</summary>
public sealed record LateRecusal(string ApplicationId, string JurorId);

/// <summary>The session of a jury as its facts left it.</summary>
public sealed record JurySessionState
{
    public required string Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>The panel as it was at the convening.</summary>
    public required IReadOnlyList<Seat> Seats { get; init; }

    public required IReadOnlyList<AgendaItem> Agenda { get; init; }

    /// <summary>When and where; null where the jury was convened without saying so.</summary>
    public Summons? Summons { get; init; }

    /// <summary>Whether they will come, by juror id; who did not answer is not in it.</summary>
    public IReadOnlyDictionary<string, bool> Replies { get; init; } = new Dictionary<string, bool>();

    /// <summary>Who sits now, by seat id; an empty seat is absent.</summary>
    public IReadOnlyDictionary<string, string> Attendance { get; init; } = new Dictionary<string, string>();

    /// <summary>Every stay on a seat, in the order of arrivals.</summary>
    public IReadOnlyList<Presence> Presences { get; init; } = [];

    /// <summary>
    /// The last vote of each member (<see cref="Jury.Ballots"/>), one text an item, in the order of the agenda up to the last that
    /// has any.
    /// </summary>
    public IReadOnlyList<string> Ballots { get; init; } = [];

    /// <summary>Application id to the jurors, by id, whose vote was struck because they stepped aside after it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Struck { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What was deliberated on, in order; an application that the jury came back to is there again.</summary>
    public IReadOnlyList<TakenUpItem> TakenUp { get; init; } = [];

    /// <summary>Application id to what the jury says of it, as the secretary wrote it; the minutes take it over.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Recusals that came after the vote of their juror, or after the minutes.</summary>
    public IReadOnlyList<LateRecusal> LateRecusals { get; init; } = [];

    public Minutes? Minutes { get; init; }

    /// <summary>Why earlier minutes were taken back, in order.</summary>
    public IReadOnlyList<string> TakenBack { get; init; } = [];

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    public SessionStage Stage => this switch
    {
        { Minutes: null } => SessionStage.Convened,
        { Signatures.Count: 2 } => SessionStage.Signed,
        _ => SessionStage.Drafted,
    };

    /// <summary>Who presides: whoever sits on the chair's seat, titular or alternate; null while it is empty.</summary>
    public string? Chair => Attendance.GetValueOrDefault(Seats.First(seat => seat.IsChair).Id);

    public Seat? SeatOf(string jurorId) => Seats.FirstOrDefault(seat => seat.Belongs(jurorId));

    public bool Sits(string jurorId) => Attendance.Values.Contains(jurorId);

    /// <summary>Members, by id, who said that they would not come, and did not.</summary>
    public IReadOnlyList<string> Excused => [.. Members.Where(juror => Replies.TryGetValue(juror, out var comes) && !comes && !Sat(juror))];

    /// <summary>Whether they sat at some moment of the session, even if they left it.</summary>
    public bool Sat(string jurorId) => Presences.Any(presence => presence.JurorId == jurorId);

    /// <summary>
    /// Whose voice a seat has on an application: whoever voted on it from that seat, gone or not, else whoever sits there
    /// now; null for a seat that was empty. A quorum is counted by these, application by application.
    /// </summary>
    public string? VoiceOf(Seat seat, string applicationId) => VoiceAmong(VotesOn(applicationId), seat);

    /// <summary>The same, for whoever has the votes on the application at hand.</summary>
    public string? VoiceAmong(IReadOnlyDictionary<string, VoteChoice> votes, Seat seat) =>
        seat.Members().FirstOrDefault(votes.ContainsKey) ?? Attendance.GetValueOrDefault(seat.Id);

    public AgendaItem? ItemOf(string applicationId) => Agenda.FirstOrDefault(item => item.ApplicationId == applicationId);

    /// <summary>What the jury deliberates on; null before the first, after the minutes, and once the application left the agenda.</summary>
    public TakenUpItem? AtHand => Minutes is null && TakenUp is [.., var last] && ItemOf(last.ApplicationId) is not null
        ? last
        : null;

    /// <summary>
    /// The first application that was not taken up, after the one at hand and then from the top of the agenda; null once all were.
    /// </summary>
    /// <param name="among">Whether whoever goes on may take it up.</param>
    public AgendaItem? NextItem(Func<AgendaItem, bool> among)
    {
        var after = AtHand is { } here ? PlaceOf(here.ApplicationId) + 1 : 0;
        var taken = TakenUp.Select(item => item.ApplicationId).ToHashSet(StringComparer.Ordinal);
        return Agenda.Skip(after).Concat(Agenda.Take(after)).FirstOrDefault(item => !taken.Contains(item.ApplicationId) && among(item));
    }

    /// <summary>When the application was taken up, each time.</summary>
    public IReadOnlyList<DateTimeOffset> HoursOf(string applicationId) =>
        [.. TakenUp.Where(item => item.ApplicationId == applicationId).Select(item => item.At)];

    /// <summary>By juror id.</summary>
    public IReadOnlyDictionary<string, VoteChoice> VotesOn(string applicationId)
    {
        var ballots = BallotsOn(applicationId);
        return Members
            .Select((juror, member) => (Juror: juror, Choice: Jury.Ballots.At(ballots, member)))
            .Where(vote => vote.Choice is not null)
            .ToDictionary(vote => vote.Juror, vote => vote.Choice!.Value);
    }

    public VoteChoice? VoteOf(string jurorId, string applicationId) =>
        MemberOf(jurorId) is >= 0 and var member ? Jury.Ballots.At(BallotsOn(applicationId), member) : null;

    /// <summary>How many votes there are, abstentions included.</summary>
    public int VotesCast => Ballots.Sum(Jury.Ballots.Count);

    public IReadOnlyList<string> StruckOn(string applicationId) => Struck.GetValueOrDefault(applicationId, []);

    /// <summary>Whether a juror may still step aside: until the minutes are drafted, even from an application that they voted on.</summary>
    public bool TakesRecusal => Procedure.Allows(ProcedureAct.RecuseOneself, Procedure.Of(this));

    /// <summary>
    /// Votes as states of before <see cref="Ballots"/> held them, by application and juror: read, and never written again.
    /// </summary>
    [JsonInclude, JsonPropertyName("votes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private IReadOnlyDictionary<string, IReadOnlyDictionary<string, VoteChoice>>? OlderVotes
    {
        get => null;
        init => Ballots = (value ?? new Dictionary<string, IReadOnlyDictionary<string, VoteChoice>>())
            .SelectMany(votes => votes.Value, (votes, vote) => (Application: votes.Key, Juror: vote.Key, Choice: vote.Value))
            .Aggregate(this, (state, vote) => state.WithVote(vote.Juror, vote.Application, vote.Choice))
            .Ballots;
    }

    /// <summary>Whoever may sit, in the order of seats.</summary>
    private IEnumerable<string> Members => Seats.SelectMany(seat => seat.Members());

    /// <summary>The session with that vote; without any of that juror on the application when the choice is null.</summary>
    internal JurySessionState WithVote(string jurorId, string applicationId, VoteChoice? choice)
    {
        var (item, member) = (PlaceOf(applicationId), MemberOf(jurorId));
        if (item < 0 || member < 0)
        {
            return this;
        }

        string[] ballots = [.. Ballots, .. Enumerable.Repeat(string.Empty, Math.Max(0, item + 1 - Ballots.Count))];
        ballots[item] = Jury.Ballots.With(ballots[item], member, choice);
        return this with { Ballots = Jury.Ballots.Trimmed(ballots) };
    }

    /// <summary>On the agenda; negative when it is not.</summary>
    internal int PlaceOf(string applicationId) => Place(Agenda.Select(item => item.ApplicationId), applicationId);

    private int MemberOf(string jurorId) => Place(Members, jurorId);

    private static int Place(IEnumerable<string> among, string id) =>
        among.Index().Where(one => one.Item == id).Select(one => (int?)one.Index).FirstOrDefault() ?? -1;

    internal string BallotsOn(string applicationId) =>
        PlaceOf(applicationId) is >= 0 and var item && item < Ballots.Count ? Ballots[item] : string.Empty;
}
