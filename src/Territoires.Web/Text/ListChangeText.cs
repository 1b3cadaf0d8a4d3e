using Territoires.Domain.Publication;

namespace Territoires.Web.Text;

/// <summary>What changed a public list, as people read it.</summary>
public static class ListChangeText
{
    /// <summary>« Liste modifiée le 3 mars 2026 (renoncement, Roubaix) : le projet est abandonné. ».</summary>
    /// <param name="change">The change.</param>
    /// <param name="name">Whom it is about; null for the text of the list.</param>
    /// <param name="zone">Where the call keeps its calendar.</param>
    public static string Of(ListChange change, string? name, string zone) =>
        $"Liste modifiée le {FrenchText.Day(change.At, zone)} ({Word(change.Kind)}{(name is null ? string.Empty : $", {name}")})\u00a0: "
            + change.Reason;

    private static string Word(ListChangeKind kind) => kind switch
    {
        ListChangeKind.Corrected => "rectificatif",
        ListChangeKind.Withdrew => "renoncement",
        _ => "appel de la liste complémentaire",
    };
}
