using Territoires.Domain.Jury;
using static Territoires.Domain.Jury.JurySessionCommand;

namespace Territoires.Domain.Tests.Jury;

/// <summary>Plays a session in a line or two; each step must be accepted.</summary>
internal static class Session
{
    public static JurySessionState Of(IReadOnlyList<Seat> seats, params AgendaItem[] agenda) =>
        Do(null, new Convene("session-1", "essai", seats, agenda));

    public static AgendaItem Item(string letter, params string[] recused) => new(letter, $"essai-{letter}", recused);

    /// <summary>They come on the day of the session, where it has one.</summary>
    public static JurySessionState Attend(this JurySessionState session, params string[] jurors) =>
        jurors.Aggregate(session, (state, juror) => Do(state, new Attend(juror), session.Summons?.Begins.Instant));

    /// <summary>Votes written as <c>j1+ j2- j3=</c>: for, against, abstain.</summary>
    public static JurySessionState Vote(this JurySessionState session, string application, string votes) =>
        votes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(session, (state, vote) => Do(state, new Vote(vote[..^1], application, Choice(vote[^1]))));

    public static JurySessionState Draft(this JurySessionState session) => Do(session, new DraftMinutes());

    public static JurySessionState Signed(this JurySessionState session) =>
        Do(Do(session, new Sign(SignatoryRole.Chair, session.Chair!)), new Sign(SignatoryRole.Secretary, "secretary-1"));

    public static string Answer(this JurySessionState? session, JurySessionCommand command) =>
        TestData.Name(JurySessionDecision.Decide(session, command, TestData.Closes));

    public static JurySessionState Do(JurySessionState? session, JurySessionCommand command, DateTimeOffset? at = null) =>
        JurySessionDecision.Decide(session, command, at ?? TestData.Closes).Value.Aggregate(session, JurySessionEvolution.Evolve)!;

    private static VoteChoice Choice(char sign) => sign switch
    {
        '+' => VoteChoice.For,
        '-' => VoteChoice.Against,
        _ => VoteChoice.Abstain,
    };
}
