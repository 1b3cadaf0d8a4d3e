namespace Territoires.Web.Served;

/// <summary>What stands in a cell of a table: a text, or a number that a spreadsheet counts with.</summary>
/// <param name="Text">What people and programs read.</param>
/// <param name="Number">The same as a number; null for what is none, a code among them: 01 is not 1.</param>
public readonly record struct TableCell(string Text, decimal? Number = null)
{
    public static implicit operator TableCell(string text) => new(text);

    public static TableCell Of(int number) => new(number.ToString(FrenchText.French), number);

    /// <summary>A number as French prints it, « 3,60 »; empty for none.</summary>
    public static TableCell Of(string? printed) => printed is null
        ? string.Empty
        : new TableCell(printed, decimal.Parse(printed, FrenchText.French));
}
