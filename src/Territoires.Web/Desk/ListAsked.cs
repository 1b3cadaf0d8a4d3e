namespace Territoires.Web.Desk;

/// <summary>Which part of a long list is asked for, by its address or by a form that stands on it and comes back to it.</summary>
/// <param name="State">Value of the filter; empty for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="Ticked">Every box of the page is to be ticked: it is how many are chosen at once without JavaScript.</param>
public sealed record ListAsked(string State, int Page, bool Ticked = false)
{
    public const string StateField = "etat";
    public const string PageField = "page";
    public const string TickedField = "cocher";

    public static ListAsked Of(IQueryCollection query) =>
        new(query[StateField].ToString(), Paging.Asked(query[PageField]), query.ContainsKey(TickedField));

    public static ListAsked Of(IFormCollection form) => new(form[StateField].ToString(), Paging.Asked(form[PageField]));
}
