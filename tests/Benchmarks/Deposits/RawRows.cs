using System.Globalization;

namespace Territoires.Benchmarks.Deposits;

/// <summary>A row of a raw side, about as long as a fact of ours.</summary>
internal sealed record RawRow(string Partition, string Row, string Json);

/// <summary>The rows of one raw unit: one partition.</summary>
internal static class RawRows
{
    public const int Each = 3;
    private const int Characters = 600;

    private static readonly string Json = new('x', Characters);

    public static IEnumerable<RawRow> Of(string unit) =>
        Enumerable.Range(0, Each).Select(row => new RawRow(unit, row.ToString(CultureInfo.InvariantCulture), Json));
}
