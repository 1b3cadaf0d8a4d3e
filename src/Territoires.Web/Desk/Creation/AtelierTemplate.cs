using Territoires.Domain.Applications;
using Territoires.Web.Desk.Rules;

namespace Territoires.Web.Desk.Creation;

/// <summary>What the form of a new call begins with: an Atelier des territoires without its names. Everything can be changed.</summary>
public static class AtelierTemplate
{
    public static RulesForm For(DateTimeOffset now) => new()
    {
        Id = $"atelier-{LocalTime.Typed(now.AddMonths(1), Zone)[..4]}",
        Title = string.Empty,
        Programme = "Atelier des territoires",
        Organiser = string.Empty,
        Summary = "L’État offre aux territoires retenus une équipe d’urbanistes, d’économistes, de paysagistes et d’écologues pendant "
            + "un an, pour chercher avec eux comment aménager autrement.",
        Zone = Zone,
        Opens = Day(now, 1, 9),
        Closes = Day(now, 3, 17),
        ReviewsBy = Day(now, 6, 18),
        EarliestPublication = Day(now, 9, 10),
        Places = "6",
        Envelope = string.Empty,
        EnvelopeLabel = "Ingénierie, pour l’ensemble des territoires",
        Grid =
        [
            new("amenagement", "Ambition du projet d’aménagement", "25"),
            new("sobriete", "Sobriété des sols et des ressources", "20"),
            new("valeurs", "Création de valeurs et économie locale", "20"),
            new("partenariat", "Solidité du partenariat", "15"),
            new("faisabilite", "Faisabilité en un an", "10"),
            new("exemplarite", "Portée d’exemple", "10"),
        ],
        RequiredDocuments = [DocumentKind.NoteOpportunite],
        SignatureRequired = true,
        ReasonsShown = true,
        Fictitious = false,
    };

    private const string Zone = "Europe/Paris";

    /// <summary>The first weekday of a month to come, at an hour of that place.</summary>
    private static string Day(DateTimeOffset now, int months, int hour)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Zone)).AddMonths(months);
        var day = new DateTime(local.Year, local.Month, 1, hour, 0, 0, DateTimeKind.Unspecified);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
