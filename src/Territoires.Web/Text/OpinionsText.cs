using Territoires.Domain.Calls;

namespace Territoires.Web.Text;

/// <summary>How services of the State are told what is asked of them, and when nothing is any more.</summary>
public static class OpinionsText
{
    /// <summary>« 8 avis à donner ».</summary>
    public static string ToGive(int count) =>
        count == 0 ? "Aucun avis à donner pour le moment" : $"{FrenchText.Number(count)} avis à donner";

    /// <summary>Why the opinions on a call are no longer taken.</summary>
    public static string Closed(CallState call, DateTimeOffset now) => call switch
    {
        { End: { } end } => $"{EndText.Sentence(end, call.Rules.Calendar.Zone)} Les avis ne sont plus reçus.",
        _ when call.IsPublishedAt(now) => "La liste des lauréats est publiée\u00a0: les avis ne sont plus reçus.",
        { SessionId: not null } when now <= call.Rules.Calendar.ExaminedUntil.Instant =>
            "La séance du jury est convoquée\u00a0: les avis ne sont plus reçus.",
        _ => $"Les avis étaient attendus jusqu’au {FrenchText.Instant(call.Rules.Calendar.ExaminedUntil)}\u00a0; ils ne sont plus reçus.",
    };
}
