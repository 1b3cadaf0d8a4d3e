using Territoires.Domain.Applications;

namespace Territoires.Web.Text;

/// <summary>
/// What tells an application from the others of the same applicant, before it has a number and often before it has a title.
/// </summary>
public static class ApplicationName
{
    public static string Of(ApplicationState application) => application.Content switch
    {
        { Title.Length: > 0 } content => content.Title,
        { LeadBodies.Count: > 0 } content => $"Brouillon sans titre – {string.Join(", ", content.LeadBodies.Select(body => body.Name))}",
        _ => "Brouillon sans titre",
    };

    /// <summary>« commencé le 20 avril 2026 à 10 h 00 (heure de Paris) »; null when its id does not tell.</summary>
    public static string? Started(ApplicationState application, string zone) =>
        application.StartedAt is { } at ? $"commencé le {FrenchText.Instant(at, zone)}" : null;

    /// <summary>With what was joined to it: « commencé le…, 2 pièces jointes ».</summary>
    public static string Described(ApplicationState application, string zone) => string.Join(", ", new[]
    {
        Started(application, zone),
        application.Documents.Count switch
            { 0 => "aucune pièce jointe", 1 => "1 pièce jointe", var count => $"{FrenchText.Number(count)} pièces jointes" },
    }.OfType<string>());
}
