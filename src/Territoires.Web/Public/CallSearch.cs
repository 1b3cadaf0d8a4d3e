using Territoires.Domain.Calls;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>What somebody looks for among the calls: words of their title, programme, organiser or summary, and their state.</summary>
/// <param name="Words">As they were typed.</param>
/// <param name="Moment">Null for calls of every state.</param>
public sealed record CallSearch(string Words, CallMomentName? Moment)
{
    /// <summary>What an address is read to: longer than any title.</summary>
    private const int Longest = 200;

    /// <summary>The states that a reader may ask for, as the page and the address name them, in the order of the page.</summary>
    public static readonly IReadOnlyList<(string Key, string Label, string Title, CallMomentName Moment)> Moments =
    [
        ("ouverts", "Ouvert aux candidatures", "Ouverts", CallMomentName.Open), ("a-venir", "À venir", "À venir", CallMomentName.Coming),
        ("en-instruction", "En cours d’instruction", "En cours d’instruction", CallMomentName.Closed),
        ("publies", "Lauréats publiés", "Lauréats publiés", CallMomentName.Published),
        ("sans-suite", "Terminé sans lauréats", "Terminés sans lauréats", CallMomentName.Ended),
    ];

    public bool IsEmpty => Words.Length == 0 && Moment is null;

    /// <summary>The key of its state, empty for every one.</summary>
    public string MomentKey => Moments.FirstOrDefault(one => one.Moment == Moment).Key ?? string.Empty;

    public static CallSearch Read(IQueryCollection query)
    {
        var words = query["recherche"].ToString().Trim();
        var state = Moments.FirstOrDefault(one => one.Key == query["etat"].ToString());
        return new CallSearch(words[..Math.Min(words.Length, Longest)], state.Key is null ? null : state.Moment);
    }

    /// <summary>Whether each of its words begins one of the call's, accents and capitals apart.</summary>
    public bool Finds(CallState call, CallMomentName moment)
    {
        if (Moment is { } asked && asked != moment)
        {
            return false;
        }

        var rules = call.Rules;
        var known = TerritoryName.Fold(string.Join(' ', rules.Title, rules.Programme, rules.Organiser, rules.Summary)).Split(' ');
        return TerritoryName.Fold(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => known.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }

    /// <summary>A page of what it finds, from 1.</summary>
    public string Address(int page)
    {
        var parts = new List<string>();
        if (Words.Length > 0)
        {
            parts.Add($"recherche={Uri.EscapeDataString(Words)}");
        }

        if (Moment is not null)
        {
            parts.Add($"etat={MomentKey}");
        }

        if (page > 1)
        {
            parts.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Paging.Parameter}={page}"));
        }

        return parts.Count == 0 ? Addresses.Home : $"{Addresses.Home}?{string.Join('&', parts)}";
    }
}
