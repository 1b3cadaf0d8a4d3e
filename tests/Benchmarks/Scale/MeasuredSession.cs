using System.Globalization;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Jury;

namespace Territoires.Benchmarks.Scale;

/// <summary>The state of a session whose members have voted on every file, made by the domain and written as its row is.</summary>
internal static class MeasuredSession
{
    public const int Members = 25;
    public const int Files = 500;

    private const string Call = "atelier-2026";

    private static readonly string[] Jurors = [.. Enumerable.Range(1, Members).Select(juror => Text($"juror-{juror}"))];

    /// <summary>In characters: before any vote, with every vote as states held it before, and as they hold it now.</summary>
    public static (int WithoutVotes, int ByJuror, int AsLetters) Measure()
    {
        Seat[] seats = [.. Jurors.Select((juror, place) => new Seat(Text($"seat-{place}"), "experts", juror, null, place == 0))];
        AgendaItem[] agenda =
        [
            .. Enumerable.Range(0, Files).Select(file => new AgendaItem(
                ApplicationKey.Of(Call, new Guid(file, 0, 0, new byte[8])), Text($"{Call}-{file:000000}"), [],
                [.. Jurors.Take(Assumptions.Reviewers).Select(juror => new JurorMark(juror, 350, [3, 4, 3, 4, 3]))])),
        ];
        var convened = JurySessionEvolution.Evolve(null, new JurySessionFact.SessionConvened(Text($"{Call}-seance"), Call, seats, agenda));
        var voted = agenda.SelectMany(
            item => Jurors, (item, juror) => new JurySessionFact.VoteCast(juror, item.ApplicationId, VoteChoice.Against))
            .Aggregate(convened, JurySessionEvolution.Evolve);
        var without = StoredJson.Write(convened).Length;
        var byJuror = StoredJson.Write(
            new { votes = agenda.ToDictionary(item => item.ApplicationId, item => voted.VotesOn(item.ApplicationId)) }).Length;
        return (without, without + byJuror, StoredJson.Write(voted).Length);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
