using Territoires.Domain.Calls;

namespace Territoires.Web.Text;

/// <summary>How a call ended without a list, as people read it.</summary>
public static class EndText
{
    /// <summary>« L’appel a été annulé le 3 mars 2026. Motif : l’enveloppe a été retirée. ».</summary>
    public static string Of(CallEnd end, string zone) => $"{Sentence(end, zone)} Motif\u00a0: {end.Reason}";

    /// <summary>The same without the reason.</summary>
    public static string Sentence(CallEnd end, string zone) =>
        $"L’appel a été {(end.Kind == CallEndKind.Fruitless ? "déclaré infructueux" : "annulé")} le {FrenchText.Day(end.At, zone)}.";

    public static string Word(CallEndKind kind) => kind == CallEndKind.Fruitless ? "Infructueux" : "Annulé";
}
