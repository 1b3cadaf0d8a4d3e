using Territoires.Domain.Programmes;

namespace Territoires.Web.Text;

/// <summary>Programmes in words.</summary>
public static class ProgrammeText
{
    public static string Role(BodyRole role) => role switch
    {
        BodyRole.Pilot => "Pilote",
        BodyRole.CoOrganiser => "Coorganisateur",
        BodyRole.Partner => "Partenaire",
        BodyRole.Operator => "Opérateur",
        _ => "Autorité",
    };

    /// <summary>« du 1er janvier 2018 au 31 décembre 2022 », « depuis le 1er janvier 2023 ».</summary>
    public static string Dates(ProgrammePhase phase) => phase.To is { } to
        ? $"du {FrenchText.Day(phase.From)} au {FrenchText.Day(to)}"
        : $"depuis le {FrenchText.Day(phase.From)}";

    /// <summary>« Subvention : 50 000 € par an pendant 36 mois, soit 150 000 € par membre ».</summary>
    public static string Support(MemberSupport support) => support.CentsAYear is { } cents
        ? $"{support.Kind}\u00a0: {FrenchText.Euros(cents)} par an pendant {support.Months} mois, soit "
            + $"{FrenchText.Euros(support.TotalCents!.Value)} par membre"
        : $"{support.Kind}, pendant {support.Months} mois";

    public static string Members(int count) => count == 1 ? "1 membre" : $"{FrenchText.Number(count)} membres";

    /// <summary>A number that may not be known.</summary>
    public static string Known(int? count) => count is { } number ? FrenchText.Number(number) : "non connu";
}
