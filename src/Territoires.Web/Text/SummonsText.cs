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

    /// <summary>What a member answered to it.</summary>
    public static string Reply(JurySessionState session, string juror) => session.Replies.TryGetValue(juror, out var comes)
        ? comes ? "viendra" : "ne viendra pas"
        : "n’a pas répondu";
}
