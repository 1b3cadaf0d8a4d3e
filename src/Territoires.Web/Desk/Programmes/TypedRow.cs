using System.Globalization;

namespace Territoires.Web.Desk.Programmes;

/// <summary>A row of a part of a form, as typed: what stands in each of its fields.</summary>
public sealed class TypedRow(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The field that nobody types: the name that a row has once it is saved.</summary>
    public const string Key = "key";

    public static readonly TypedRow Blank = new(new Dictionary<string, string>());

    public string this[string column] => values.GetValueOrDefault(column, string.Empty);

    public bool IsBlank => values.All(value => value.Key == Key || string.IsNullOrWhiteSpace(value.Value));

    public static TypedRow Of(params IEnumerable<(string Column, string? Value)> cells) =>
        new(cells.ToDictionary(cell => cell.Column, cell => cell.Value ?? string.Empty, StringComparer.Ordinal));

    /// <summary>The field of a row, which stands where its fault would: <c>phases[1].to</c> is typed in <c>phases-1-to</c>.</summary>
    public static string Field(string part, int row, string column) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}-{row}-{column}");

    public static string At(string part, int row, string column) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}[{row}].{column}");
}

/// <summary>A part of a form that has rows.</summary>
/// <param name="Name">As its faults begin.</param>
/// <param name="Columns">The first stands in every row that is sent.</param>
public sealed record RowPart(string Name, params IReadOnlyList<string> Columns)
{
    /// <summary>In their order, those without anything typed too.</summary>
    public IReadOnlyList<TypedRow> Read(IFormCollection form)
    {
        var rows = new List<TypedRow>();
        while (form.ContainsKey(TypedRow.Field(Name, rows.Count, Columns[0])))
        {
            var row = rows.Count;
            rows.Add(TypedRow.Of(Columns.Select(column => (column, (string?)form[TypedRow.Field(Name, row, column)].ToString()))));
        }

        return rows;
    }
}

/// <summary>
/// A button that changes the rows that are typed and saves nothing. Written <c>ajouter-phases</c> or <c>retirer-phases-1</c>.
/// </summary>
/// <param name="Part">The part whose row it is.</param>
/// <param name="Row">The row to take out; null to add one.</param>
public sealed record RowGesture(string Part, int? Row)
{
    public const string Field = "geste";
    private const string Add = "ajouter";
    private const string Remove = "retirer";

    public string Value => Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"{Remove}-{Part}-{row}") : $"{Add}-{Part}";

    /// <summary>Null when nothing was asked but to save.</summary>
    public static RowGesture? Read(string value) => value.Split('-') switch
    {
        [Add, var part] => new RowGesture(part, null),
        [Remove, var part, var row] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var at) =>
            new RowGesture(part, at),
        _ => null,
    };

    public IReadOnlyList<TypedRow> On(IReadOnlyList<TypedRow> rows) =>
        Row is { } row ? [.. rows.Index().Where(one => one.Index != row).Select(one => one.Item)] : [.. rows, TypedRow.Blank];
}
