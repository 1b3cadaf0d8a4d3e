using Territoires.Domain.Jury;

namespace Territoires.Web.Text;

/// <summary>When and where a jury meets, in words.</summary>
public static class SummonsText
{
    /// <summary>A line each; none where the summons is made elsewhere.</summary>
    public static IReadOnlyList<string> Lines(Summons? summons) => summons is null ? [] :
    [
        $"Date\u00a0: {FrenchText.Instant(summons.Begins)}",
        .. summons.Place is { } place ? [$"Lieu\u00a0: {place}"] : Array.Empty<string>(),
        .. summons.Link is { } link ? [$"À distance\u00a0: {link}"] : Array.Empty<string>(),
    ];

    /// <summary>« Séance dans 5 jours, le 20 juillet 2026 à 9 h 30 (heure de Paris) »; null from the day of the session on.</summary>
    public static string? Wait(Summons? summons, DateTimeOffset now) => (summons, summons?.DaysUntil(now) ?? 0) switch
    {
        (null, _) or (_, 0) => null,
        ({ } coming, 1) => $"Séance demain, le {FrenchText.Instant(coming.Begins)}",
        ({ } coming, var days) => $"Séance dans {FrenchText.Number(days)} jours, le {FrenchText.Instant(coming.Begins)}",
    };

    /// <summary>What a member answered to it.</summary>
    public static string Reply(JurySessionState session, string juror) => session.Replies.TryGetValue(juror, out var comes)
        ? comes ? "viendra" : "ne viendra pas"
        : "n’a pas répondu";
}
