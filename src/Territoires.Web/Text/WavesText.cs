using Territoires.Core.Programmes;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Text;

/// <summary>The waves of a programme in words.</summary>
public static class WavesText
{
    /// <summary>« Une vague s’ouvre 30 jours après la clôture de la précédente. La prochaine s’ouvre le 12 mars 2027 à 9 h. »</summary>
    /// <param name="programme">Whose waves.</param>
    /// <param name="calls">All that there are.</param>
    /// <param name="now">No date of before it is announced.</param>
    public static string Of(ProgrammeState programme, IReadOnlyList<CallState> calls, DateTimeOffset now) => programme.Waves switch
    {
        null => "Les appels de ce programme sont ouverts un par un.",
        { End: { } end } => Ended(end),
        { Rule: var rule } => $"Appel permanent\u00a0: une vague s’ouvre {Days(rule.Days)} après la clôture de la précédente"
            + (rule.Until is { } until ? $", jusqu’au {FrenchText.Day(until)}. " : ". ")
            + Next(programme, calls, now),
    };

    /// <summary>A wave that was begun and is refused is late, whatever its date was.</summary>
    private static string Next(ProgrammeState programme, IReadOnlyList<CallState> calls, DateTimeOffset now) =>
        (OpenDueWave.AwaitedOf(programme, calls, now), WaveDates.AnnouncedOf(programme, calls)) switch
        {
            (not null, _) => Late,
            (_, null) => "Aucune autre n’est prévue.",
            (_, { } next) => next.Opens.Instant <= now ? Late : $"La prochaine s’ouvre le {FrenchText.Minute(next.Opens)}.",
        };

    private const string Late = "La prochaine vague est retardée.";

    private static string Ended(WavesEnd end) => end switch
    {
        WavesEnd.Stopped => "L’appel permanent est arrêté\u00a0: aucune vague n’est prévue.",
        WavesEnd.TargetsMet => "L’appel permanent a pris fin\u00a0: les objectifs du programme sont atteints.",
        WavesEnd.TermPassed => "L’appel permanent a pris fin\u00a0: la suivante s’ouvrirait après le dernier jour prévu.",
        _ => "L’appel permanent a pris fin\u00a0: plus aucune vague n’est rattachée au programme.",
    };

    private static string Days(int days) => days == 1 ? "1 jour" : $"{FrenchText.Number(days)} jours";
}
