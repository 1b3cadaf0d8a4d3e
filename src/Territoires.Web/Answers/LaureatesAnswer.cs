using System.Text.Json.Serialization;
using Territoires.Domain.Publication;

namespace Territoires.Web.Answers;

/// <summary>The published list. What the source does not state is null: never computed, never invented.</summary>
/// <param name="Version">1 for the list as first published; each change adds one.</param>
/// <param name="AsOf">The instant at which the list was as it stands.</param>
/// <param name="Zone">Where the call keeps its calendar: what a page calls the day of the publication is a day there.</param>
public sealed record LaureatesAnswer(
    string Call, string Title, int Version, DateTimeOffset AsOf, DateTimeOffset PublishedAt, bool Fictitious, string? Notice,
    IReadOnlyList<LaureateAnswer> Laureates, TotalsAnswer Totals,
    [property: JsonIgnore] string Zone)
{
    /// <summary>Whether any laureate is shown with a theme: where none is, no table has a place for it.</summary>
    [JsonIgnore]
    public bool HasThemes => Laureates.Any(laureate => laureate.Theme is not null);

    /// <summary>Whether any laureate is shown with ambitions.</summary>
    [JsonIgnore]
    public bool HasAmbitions => Laureates.Any(laureate => laureate.Ambitions.Count > 0);

    /// <summary>What the list says above its laureates; null for nothing.</summary>
    public string? Text { get; init; }

    /// <summary>What changed the list since it was first published, in order.</summary>
    public IReadOnlyList<ListChangeAnswer> Changes { get; init; } = [];

    /// <summary>Who follows the laureates, by rank; empty when there is no reserve, or nobody left in it.</summary>
    public IReadOnlyList<RankedAnswer> Reserve { get; init; } = [];
}

/// <param name="Version">The version that it made.</param>
/// <param name="Laureate">Whom it is about, as the list calls them; null for the text of the list.</param>
/// <param name="Statement">All of it in a sentence, in French.</param>
public sealed record ListChangeAnswer(
    int Version, DateTimeOffset At, ListChangeKind Kind, string? Laureate, string Reason, string Statement);

public sealed record RankedAnswer(int Rank, string Name, bool Fictitious);

/// <param name="Place">The place that was chosen; null where it is its territory.</param>
/// <param name="Theme">The question that the project asks; null where the file says none.</param>
/// <param name="Amounts">What each receives, by calendar year; null where the règlement states no amount for each.</param>
public sealed record LaureateAnswer(
    string Name, IReadOnlyList<LeadBodyAnswer> LeadBodies, PlaceAnswer? Place, IReadOnlyList<string> PartnerServices,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Regions, string? Theme, IReadOnlyList<string> Ambitions, PhotoAnswer? Photo, string? Tier,
    IReadOnlyList<AmountAnswer>? Amounts, bool Fictitious);

public sealed record LeadBodyAnswer(string Name, string Kind, IReadOnlyList<CodeAnswer> Codes, string Resolution, bool Fictitious);

public sealed record PlaceAnswer(string Name, string City, string? Operator);

/// <param name="Licence">Null when the source states none: then no photograph is shipped.</param>
public sealed record PhotoAnswer(string Credit, string? Licence);

public sealed record AmountAnswer(int Year, decimal Euros);

/// <param name="EnvelopeEuros">For the whole call; null when the règlement names none.</param>
public sealed record TotalsAnswer(int Laureates, int Places, long? EnvelopeEuros, string? EnvelopeLabel);
