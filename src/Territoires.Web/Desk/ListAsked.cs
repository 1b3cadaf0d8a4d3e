using System.Globalization;

namespace Territoires.Web.Desk;

/// <summary>
/// Which part of a long list is asked for, by its address or by a form that stands on it and comes back to it: whoever goes to a file
/// and back finds the list as they left it.
/// </summary>
/// <param name="State">Value of the filter; empty for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Ticked">Every box of the page is to be ticked: it is how many are chosen at once without JavaScript.</param>
public sealed record ListAsked(string State, int Page, bool Ticked = false)
{
    public const string StateField = "etat";
    public const string PageField = "page";
    public const string TickedField = "cocher";
    public const string WordsField = "recherche";
    public const string DepartementField = "departement";
    public const string OrderField = "tri";

    /// <summary>What an address is read to: longer than any title.</summary>
    public const int LongestWords = 200;

    /// <summary>What is looked for, as it was typed; empty for everything.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>The code of a département; empty for all.</summary>
    public string Departement { get; init; } = string.Empty;

    /// <summary>One of <see cref="ListOrders"/>; empty for the order of every list.</summary>
    public string Order { get; init; } = string.Empty;

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsNarrowed => State.Length + Words.Length + Departement.Length > 0;

    public static ListAsked Of(IQueryCollection query) => Of(name => query[name].ToString(), query.ContainsKey(TickedField));

    public static ListAsked Of(IFormCollection form) => Of(name => form[name].ToString(), ticked: false);

    /// <summary>The address of a list, or of what was reached from it, as it is asked for.</summary>
    public string At(string address) => At(address, Page);

    /// <summary>The same, at another of its pages.</summary>
    public string At(string address, int page)
    {
        (string Name, string Value)[] fields =
        [
            (WordsField, Words), (StateField, State), (DepartementField, Departement), (OrderField, Order),
            (PageField, page > 1 ? page.ToString(CultureInfo.InvariantCulture) : string.Empty),
        ];
        var query = string.Join('&', fields.Where(field => field.Value.Length > 0)
            .Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    /// <summary>The same, with every box of the page ticked.</summary>
    public string AllTicked(string address) => At(address) is var at && at.Contains('?', StringComparison.Ordinal)
        ? $"{at}&{TickedField}=page"
        : $"{at}?{TickedField}=page";

    private static ListAsked Of(Func<string, string> field, bool ticked)
    {
        var words = field(WordsField).Trim();
        return new ListAsked(field(StateField), Paging.Asked(field(PageField)), ticked)
        {
            Words = words[..Math.Min(words.Length, LongestWords)],
            Departement = field(DepartementField),
            Order = field(OrderField),
        };
    }
}
