using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Territoires.Domain.Territories;

/// <summary>One way to read a name: its folded words, and the kind that it began with, if any.</summary>
public readonly record struct NameReading(string Words, TerritoryKind? Kind);

/// <summary>Names compared as people type them: without accents, case, hyphens or the words that say the kind.</summary>
public static class TerritoryName
{
    private static readonly ImmutableHashSet<string> Articles = ["le", "la", "les", "l", "de", "du", "des", "d"];

    /// <summary>Longest first: « communauté d'agglomération » before « agglomération ».</summary>
    private static readonly ImmutableArray<(string Words, TerritoryKind Kind)> Openings =
    [
        ("pole d equilibre territorial et rural", TerritoryKind.Petr),
        ("etablissement public territorial", TerritoryKind.EtablissementPublicTerritorial),
        ("communaute d agglomeration", TerritoryKind.CommunauteAgglomeration),
        ("communaute de communes", TerritoryKind.CommunauteDeCommunes),
        ("communaute urbaine", TerritoryKind.CommunauteUrbaine),
        ("pole metropolitain", TerritoryKind.PoleMetropolitain),
        ("syndicat mixte", TerritoryKind.SyndicatMixte),
        ("agglomeration", TerritoryKind.CommunauteAgglomeration),
        ("metropole", TerritoryKind.Metropole),
        ("commune", TerritoryKind.Commune),
        ("ville", TerritoryKind.Commune),
        ("petr", TerritoryKind.Petr),
        ("ept", TerritoryKind.EtablissementPublicTerritorial),
        ("ca", TerritoryKind.CommunauteAgglomeration),
        ("cc", TerritoryKind.CommunauteDeCommunes),
        ("cu", TerritoryKind.CommunauteUrbaine),
        ("sm", TerritoryKind.SyndicatMixte),
    ];

    /// <summary>
    /// Every way to read a text. It always counts as it stands (Ville-d'Avray is a commune), and once more without
    /// its opening. « Ville du Port » is Le Port or Port: both are read, neither is preferred.
    /// </summary>
    public static ImmutableArray<NameReading> Readings(string text)
    {
        var whole = Fold(text);
        var body = whole.Split(' ', 2) is ["la" or "le" or "l", var rest] ? rest : whole;
        foreach (var (opening, kind) in Openings)
        {
            if (body.StartsWith(opening + " ", StringComparison.Ordinal))
            {
                return [new(whole, null), .. WithoutLink(body[(opening.Length + 1)..]).Select(words => new NameReading(words, kind))];
            }
        }

        return whole.Length == 0 ? [] : [new(whole, null)];
    }

    public static string WithoutArticles(string words) =>
        string.Join(' ', words.Split(' ').Where(word => !Articles.Contains(word)));

    /// <summary>Lower-case words of letters and digits, one space between them.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Fold(character));
            }
        }

        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(Spell));
    }

    private static string Fold(char character) => character switch
    {
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        '&' => " et ",
        _ when char.IsLetterOrDigit(character) => char.ToLowerInvariant(character).ToString(),
        _ => " ",
    };

    private static string Spell(string word) => word switch
    {
        "st" => "saint",
        "ste" => "sainte",
        "agglo" => "agglomeration",
        _ => Cardinal(word) ?? word,
    };

    /// <summary>« 15e », « 15ème » and « 1er » are read as the number alone, as people write « Paris 15 ».</summary>
    private static string? Cardinal(string word)
    {
        var ending = word.AsSpan().TrimStart("0123456789");
        return ending.Length < word.Length && ending is "e" or "er" or "eme" or "ieme" or "nd" ? word[..^ending.Length] : null;
    }

    private static IEnumerable<string> WithoutLink(string words) => words.Split(' ', 2) switch
    {
        ["de" or "d", var rest] => [rest],
        ["du", var rest] => [rest, "le " + rest],
        ["des", var rest] => [rest, "les " + rest],
        _ => [words],
    };
}
