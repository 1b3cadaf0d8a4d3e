namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>A parsed <c>$filter</c>: a predicate, and the range of keys outside which it never holds.</summary>
internal sealed record Filter(Func<EntityRow, bool> Holds, KeyRange Range)
{
    public static Filter All { get; } = new(_ => true, KeyRange.All);

    public static Filter Compare(string property, string comparison, object literal)
    {
        Func<int, bool> accepts = comparison switch
        {
            "eq" => order => order == 0,
            "ne" => order => order != 0,
            "gt" => order => order > 0,
            "ge" => order => order >= 0,
            "lt" => order => order < 0,
            "le" => order => order <= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
        };
        return new Filter(row => Order(row.ValueOf(property), literal) is { } order && accepts(order), KeyRange.Of(property, comparison, literal));
    }

    public Filter And(Filter other) => new(row => Holds(row) && other.Holds(row), Range.And(other.Range));

    public Filter Or(Filter other) => new(row => Holds(row) || other.Holds(row), KeyRange.All);

    public Filter Not() => new(row => !Holds(row), KeyRange.All);

    /// <summary>Null when the property is missing or of another kind: no comparison holds then, not even <c>ne</c>.</summary>
    private static int? Order(object? value, object literal) => (value, literal) switch
    {
        (string a, string b) => KeyOrder.Compare(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (int a, int b) => a.CompareTo(b),
        (int or long, int or long) => ToLong(value).CompareTo(ToLong(literal)),
        (int or long or double, int or long or double) => OfDoubles(ToDouble(value), ToDouble(literal)),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (Guid a, Guid b) => a.CompareTo(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => null,
    };

    private static int? OfDoubles(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);

    private static long ToLong(object? value) => value is int number ? number : (long)value!;

    private static double ToDouble(object? value) => value is double number ? number : ToLong(value);
}
