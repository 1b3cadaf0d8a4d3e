using Territoires.Core.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>A list as pages show it: an address for each laureate, what the list can be narrowed to, and where the laureates are.</summary>
public sealed class LaureatesView(LaureatesAnswer list, Places places)
{
    /// <summary>What is asked of a filter that has no such value: nothing is found under it, whatever it was.</summary>
    private const string Unknown = "?";

    private static readonly Dictionary<string, string> NothingAsked = [];

    /// <summary>What nearly everybody asks for.</summary>
    private LaureatesChoice? first;

    public LaureatesAnswer List => list;

    public IReadOnlyList<ListedLaureate> Laureates { get; } = ListedLaureate.Of(list.Laureates);

    public IReadOnlyList<LaureateFilter> Filters { get; } = LaureateFilter.For(list.Laureates, places);

    /// <summary>Each région and département with its laureates; one laureate may stand in several.</summary>
    public IReadOnlyList<LaureatePlace> Places { get; } = [.. list.Laureates
        .SelectMany(laureate => laureate.Departments.DefaultIfEmpty(string.Empty))
        .GroupBy(departement => departement)
        .Select(group => LaureatePlace.Of(group.Key, group.Count(), places))
        .OrderBy(place => place.Region ?? "\uffff", FrenchText.Names)
        .ThenBy(place => place.Departement, StringComparer.Ordinal)];

    public ListedLaureate? Find(string slug) => Laureates.FirstOrDefault(laureate => laureate.Slug == slug);

    /// <summary>The codes of all the départements, those without a laureate too.</summary>
    public IEnumerable<string> Departements => places.Departements;

    public string Describe(string departement) => places.Describe(departement);

    /// <summary>All of it, on one page: for whoever reads it before it is public.</summary>
    public LaureatesChoice Whole => new(NothingAsked, new Paged<ListedLaureate>(Laureates, 1, Laureates.Count));

    /// <summary>What an address asks for.</summary>
    public LaureatesChoice Choose(IQueryCollection query)
    {
        if (query.Count == 0)
        {
            return first ??= new(NothingAsked, Laureates.Page(1));
        }

        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<ListedLaureate> found = Laureates;
        foreach (var filter in Filters)
        {
            if (query[filter.Name].ToString() is not { Length: > 0 } value)
            {
                continue;
            }

            asked[filter.Name] = filter.Choices.Any(choice => choice.Value == value) ? value : Unknown;
            found = found.Where(laureate => filter.ValuesOf(laureate.Laureate).Contains(value));
        }

        return new LaureatesChoice(asked, found.ToList().Page(Paging.Asked(query[Paging.Parameter])));
    }
}

/// <summary>What is shown of a list: narrowed to what was asked, one page of it.</summary>
/// <param name="Asked">By name of filter.</param>
public sealed record LaureatesChoice(IReadOnlyDictionary<string, string> Asked, Paged<ListedLaureate> Page)
{
    public bool IsNarrowed => Asked.Count > 0;

    /// <summary>The same for every address that shows the same.</summary>
    public string Key { get; } = QueryOf(Asked, Page.Number).ToString();

    /// <summary>Another page of the same choice.</summary>
    public QueryString Query(int page) => QueryOf(Asked, page);

    private static QueryString QueryOf(IReadOnlyDictionary<string, string> asked, int page) =>
        QueryString.Create(asked.OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
        .Concat(page > 1 ? [KeyValuePair.Create(Paging.Parameter, (string?)page.ToString(FrenchText.French))] : []));
}

/// <param name="Region">Null when nobody said where.</param>
/// <param name="Departement">Its code; empty when nobody said where.</param>
/// <param name="Text">The département in words.</param>
/// <param name="Laureates">How many.</param>
public sealed record LaureatePlace(string? Region, string Departement, string Text, int Laureates)
{
    public static LaureatePlace Of(string departement, int laureates, Places places) => departement.Length == 0
        ? new(null, departement, "non précisé", laureates)
        : new(places.RegionsOf([new(departement)]) is [var region, ..]
            ? region
            : null, departement, places.Describe(departement), laureates);
}
