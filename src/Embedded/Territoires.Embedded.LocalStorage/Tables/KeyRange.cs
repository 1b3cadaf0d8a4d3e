namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>Inclusive bounds on keys that a row must be within; null is no bound. It only narrows what is looked at: the filter decides.</summary>
internal sealed record KeyRange(string? PartitionMin, string? PartitionMax, string? RowMin, string? RowMax)
{
    public static KeyRange All { get; } = new(null, null, null, null);

    public bool IsOnePartition => PartitionMin is not null && PartitionMin == PartitionMax;

    public static KeyRange Of(string property, string comparison, object literal)
    {
        if (literal is not string key || property is not ("PartitionKey" or "RowKey") || comparison == "ne")
        {
            return All;
        }

        var min = comparison is "eq" or "ge" or "gt" ? key : null;
        var max = comparison is "eq" or "le" or "lt" ? key : null;
        return property == "PartitionKey" ? new KeyRange(min, max, null, null) : new KeyRange(null, null, min, max);
    }

    public KeyRange And(KeyRange other) => new(
        Larger(PartitionMin, other.PartitionMin), Smaller(PartitionMax, other.PartitionMax), Larger(RowMin, other.RowMin), Smaller(RowMax, other.RowMax));

    private static string? Larger(string? a, string? b) => a is null ? b : b is null || KeyOrder.Compare(a, b) >= 0 ? a : b;

    private static string? Smaller(string? a, string? b) => a is null ? b : b is null || KeyOrder.Compare(a, b) <= 0 ? a : b;
}
