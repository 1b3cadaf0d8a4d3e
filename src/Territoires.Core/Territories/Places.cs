using System.Text.RegularExpressions;
using Territoires.Domain.Territories;

namespace Territoires.Core.Territories;

/// <summary>The départements and the régions that they lie in, by code.</summary>
public sealed partial class Places(IReadOnlyDictionary<string, Place> departements)
{
    private const int CodeLength = 2;
    private const int LongestName = 100;

    /// <summary>The codes of all of them.</summary>
    public IEnumerable<string> Departements => departements.Keys;

    /// <summary>Name of the région of a département; null when there is no such département.</summary>
    public string? RegionOf(DepartementCode departement) => departements.GetValueOrDefault(departement.Value)?.Region;

    /// <summary>The régions of these départements, each once, in the order first met.</summary>
    public IReadOnlyList<string> RegionsOf(IEnumerable<DepartementCode> codes) => [.. codes.Select(RegionOf).OfType<string>().Distinct()];

    /// <summary>« 59 – Nord », or the code alone when nothing says its name.</summary>
    public string Describe(string departement) =>
        departements.GetValueOrDefault(departement)?.Name is { } name ? $"{departement} – {name}" : departement;

    /// <summary>« 53 – Mayenne, 01 – Ain ».</summary>
    public string Describe(IEnumerable<DepartementCode> codes) => string.Join(", ", codes.Select(code => Describe(code.Value)));

    /// <summary>
    /// The département that people write « 1 », « 01 », « Ain », « 01 - Ain » or « Ain (01) »; null when there is none, or when code
    /// and name disagree.
    /// </summary>
    public DepartementCode? Find(string written)
    {
        if (CodeOf(written) is { } alone)
        {
            return alone;
        }

        if (written.Length > LongestName)
        {
            return null;
        }

        if (CodeAndName().Match(written.Trim()) is { Success: true } both && CodeOf(both.Groups["code"].Value) is { } coded)
        {
            return NamedSo(both.Groups["name"].Value) is { } named && named == coded ? coded : null;
        }

        return NamedSo(written);
    }

    /// <summary>Null for a département that has none in the national file: one that is invented, or a collectivity overseas.</summary>
    public ChiefTown? ChiefTownOf(string departement) => departements.GetValueOrDefault(departement)?.ChiefTown;

    /// <summary>The départements of a list as it is typed: between commas, semicolons or line breaks, codes between spaces too.</summary>
    public IReadOnlyList<string> Split(string list) =>
    [
        .. list.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(one => one.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } codes
                && codes.All(code => CodeOf(code) is not null) ? codes : [one]),
    ];

    private DepartementCode? CodeOf(string text) =>
        DepartementCode.TryParse(text.Trim() is [>= '1' and <= '9'] digit ? digit.PadLeft(CodeLength, '0') : text, out var code)
            && departements.ContainsKey(code.Value) ? code : null;

    private DepartementCode? NamedSo(string name) =>
        departements.Values.FirstOrDefault(place => place.Name is { } known && TerritoryDirectory.IsSameName(known, name)) is { } found
            ? new DepartementCode(found.Departement)
            : null;

    [GeneratedRegex(
        @"^(?:(?<code>\w{1,3})\s*[-–—:]\s*(?<name>.+)|(?<name>.+?)\s*\(\s*(?<code>\w{1,3})\s*\))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeAndName();
}

/// <param name="Departement">Its code.</param>
/// <param name="Region">Name of its région.</param>
/// <param name="Name">Name of the département; null where it was never kept.</param>
/// <param name="ChiefTown">Null where none is known.</param>
public sealed record Place(string Departement, string Region, string? Name = null, ChiefTown? ChiefTown = null);

/// <summary>The chef-lieu of a département.</summary>
/// <param name="Latitude">In degrees, to some ten metres.</param>
/// <param name="Longitude">In degrees, to some ten metres.</param>
public sealed record ChiefTown(string Name, decimal Latitude, decimal Longitude);
