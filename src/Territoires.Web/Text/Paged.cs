using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>One page of a long list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Number, int Total)
{
    public int Last => Paging.LastOf(Total);
}

/// <summary>Lists are shown fifty at a time: a page is read at once, and stays light on a slow line.</summary>
public static class Paging
{
    public const int Size = 50;

    /// <summary>The name of the page's number in an address.</summary>
    public const string Parameter = "page";

    public static int LastOf(int total) => Math.Max(1, (total + Size - 1) / Size);

    /// <summary>The page asked for; the nearest there is when it is not there.</summary>
    public static Paged<T> Page<T>(this IReadOnlyList<T> all, int asked)
    {
        var number = Math.Clamp(asked, 1, LastOf(all.Count));
        return new Paged<T>([.. all.Skip((number - 1) * Size).Take(Size)], number, all.Count);
    }

    /// <summary>The number of a page as an address writes it; the first when it cannot be read.</summary>
    public static int Asked(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
