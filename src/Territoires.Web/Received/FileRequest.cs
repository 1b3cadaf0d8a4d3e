using Territoires.Domain.Applications;
using Territoires.Domain.Territories;

namespace Territoires.Web.Received;

/// <summary>A file that the organiser writes, of a territory or of a place that nobody presented.</summary>
public sealed record FileRequest
{
    public required string Title { get; init; }

    /// <summary>The territories, or those in which the place lies.</summary>
    public required IReadOnlyList<NamedBodyRequest> Bodies { get; init; }

    /// <summary>The place, where a place is chosen rather than its territory.</summary>
    public ChosenPlace? Place { get; init; }

    /// <summary>Codes of départements, for bodies that the national file does not place.</summary>
    public IReadOnlyList<string>? Departements { get; init; }

    public IReadOnlyList<string>? PartnerServices { get; init; }

    public string? Theme { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string>? Ambitions { get; init; }

    public string? PhotoCredit { get; init; }

    public async Task<Result<ApplicationContent, Problem>> ToContentAsync(
        NamedBodies bodies, LeadBodies leads, CancellationToken cancellation)
    {
        var resolved = await bodies.ResolveAsync(Bodies, cancellation);
        if (resolved.IsRefused)
        {
            return resolved.Refusal;
        }

        var departements = await leads.DepartementsAsync(Departements ?? [], cancellation);
        return departements.IsRefused ? departements.Refusal : new ApplicationContent
        {
            Title = Title.Trim(),
            LeadBodies = resolved.Value,
            DeclaredDepartements = departements.Value,
            Place = Place is null ? null : new ChosenPlace(Place.Name.Trim(), Text(Place.Operator)),
            PartnerServices = Lines(PartnerServices),
            Theme = Theme?.Trim() ?? string.Empty,
            Summary = Summary?.Trim() ?? string.Empty,
            Ambitions = Lines(Ambitions),
            PhotoCredit = Text(PhotoCredit),
        };
    }

    private static string? Text(string? typed) => typed?.Trim() is { Length: > 0 } text ? text : null;

    private static string[] Lines(IReadOnlyList<string>? lines) =>
        [.. (lines ?? []).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];
}
