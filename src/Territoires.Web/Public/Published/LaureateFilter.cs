using Territoires.Core.Territories;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>One way of narrowing a list, with the values that its laureates have.</summary>
/// <param name="Name">Of the field of the form, and of the value in the address.</param>
/// <param name="Label">What the field is called.</param>
/// <param name="Any">What it reads when it narrows nothing.</param>
/// <param name="ValuesOf">The values of one laureate.</param>
/// <param name="Choices">Each value and its words, in the order of the words.</param>
public sealed record LaureateFilter(
    string Name, string Label, string Any, Func<LaureateAnswer, IEnumerable<string>> ValuesOf,
    IReadOnlyList<(string Value, string Text)> Choices)
{
    public const string Region = "region";
    public const string Departement = "departement";
    private const string Kind = "type";
    private const string Theme = "theme";

    /// <summary>
    /// Those that tell the laureates of this list apart: a field with one choice says nothing, nor does one with a theme for each.
    /// </summary>
    public static IReadOnlyList<LaureateFilter> For(IReadOnlyList<LaureateAnswer> laureates, Places places)
    {
        LaureateFilter[] all =
        [
            Of(laureates, Region, "Région", "Toutes les régions", laureate => laureate.Regions, region => region),
            Of(laureates, Departement, "Département", "Tous les départements", laureate => laureate.Departments, places.Describe),
            Of(laureates, Kind, "Type de porteur", "Tous les types", laureate => laureate.LeadBodies.Select(body => body.Kind), KindText),
            Of(laureates, Theme, "Thématique", "Toutes les thématiques", ThemeOf, theme => theme),
        ];
        return [.. all.Where(filter => filter.Choices.Count > 1 && (filter.Name != Theme || filter.Choices.Count < laureates.Count))];
    }

    private static string[] ThemeOf(LaureateAnswer laureate) => laureate.Theme is { } said ? [said] : [];

    /// <summary>A kind of body in words, as a label begins.</summary>
    public static string KindText(string code)
    {
        var words = TerritoryWords.Kind(TerritoryKindCode.TryParse(code, out var kind) ? kind : TerritoryKind.Other);
        return char.ToUpper(words[0], FrenchText.French) + words[1..];
    }

    private static LaureateFilter Of(
        IReadOnlyList<LaureateAnswer> laureates, string name, string label, string any, Func<LaureateAnswer, IEnumerable<string>> valuesOf,
        Func<string, string> text) =>
        new(name, label, any, valuesOf,
            [.. laureates.SelectMany(valuesOf).Distinct().Select(value => (Value: value, Text: text(value))).OrderBy(
                choice => choice.Text, FrenchText.Names)]);
}
