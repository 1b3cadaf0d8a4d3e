using Microsoft.AspNetCore.Http;
using Territoires.Domain.Applications;
using Territoires.Domain.Territories;
using Territoires.Functions.Territories;

namespace Territoires.Functions.Applications;

/// <summary>The fields of a draft as a person typed them. Whatever happens to the act, they are shown again as typed.</summary>
public sealed record DraftForm(string Title, string LeadBodies, string PartnerServices, string Theme, string Summary, string Ambitions, string PhotoCredit)
{
    public static DraftForm Of(ApplicationContent content) => new(
        content.Title,
        Lines(content.LeadBodies.Select(Line)),
        Lines(content.PartnerServices),
        content.Theme,
        content.Summary,
        Lines(content.Ambitions),
        content.PhotoCredit ?? string.Empty);

    public static DraftForm Of(IFormCollection form) => new(
        form["title"].ToString(), form["leadBodies"].ToString(), form["partnerServices"].ToString(), form["theme"].ToString(),
        form["summary"].ToString(), form["ambitions"].ToString(), form["photoCredit"].ToString());

    public ContentRequest ToRequest() => new()
    {
        Title = Title,
        LeadBodies = [.. Split(LeadBodies).Select(Body)],
        PartnerServices = Split(PartnerServices),
        Theme = Theme,
        Summary = Summary.ReplaceLineEndings("\n"),
        Ambitions = Split(Ambitions),
        PhotoCredit = PhotoCredit,
    };

    /// <summary>A body is one line: its code, its name, or « PETR : name » for a kind that the national file does not hold.</summary>
    private static LeadBodyRequest Body(string line)
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && TerritoryKindCode.TryParse(parts[0].ToUpperInvariant(), out _)
            ? new LeadBodyRequest { Kind = parts[0].ToUpperInvariant(), Name = parts[1] }
            : new LeadBodyRequest { Name = line };
    }

    private static string Line(Territory body) => body.Resolution == TerritoryResolution.Unknown
        ? $"{TerritoryKindCode.Of(body.Kind)} : {body.Name}"
        : body.Codes.Count > 0 ? body.Codes[0].Value : body.Name;

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
