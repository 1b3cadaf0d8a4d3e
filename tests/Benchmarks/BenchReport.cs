using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Territoires.Web.Http;

namespace Territoires.Benchmarks;

/// <summary>One number that was measured.</summary>
/// <param name="Name">What of, e.g. <c>laureates.throughput-ratio</c>.</param>
/// <param name="Unit">Empty for a ratio.</param>
/// <param name="AtLeast">The target, when more is better.</param>
/// <param name="AtMost">The target, when less is better.</param>
public sealed record Measurement(string Name, double Value, string Unit, double? AtLeast = null, double? AtMost = null)
{
    [JsonIgnore]
    public bool IsMissed => Value < AtLeast || Value > AtMost || double.IsNaN(Value);

    [JsonIgnore]
    public string Target => AtLeast is { } least ? $"≥ {Text(least)}" : AtMost is { } most ? $"≤ {Text(most)}" : string.Empty;

    public static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>What a bench says: a JSON line for each number as it comes, a table at the end, and what was wrong.</summary>
public sealed class BenchReport(TextWriter output)
{
    private static readonly JsonSerializerOptions Lines = new(JsonBody.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<Measurement> measurements = [];
    private readonly List<string> faults = [];

    public void Add(Measurement measurement)
    {
        measurements.Add(measurement);
        Line(measurement);
    }

    /// <summary>Something of what the numbers are made of.</summary>
    public void Line<T>(T what)
    {
        output.WriteLine(JsonSerializer.Serialize(what, Lines));
        output.Flush();
    }

    /// <summary>The app did not do what is measured: its numbers mean nothing.</summary>
    public void Fault(string what)
    {
        faults.Add(what);
        Line(new { fault = what });
    }

    public static Option<bool> Gate() => new("--gate") { Description = "Also fail when a target is missed, naming it." };

    /// <summary>0 for a correct run, 1 for an incorrect one, 2 for a missed target when the gate asks.</summary>
    public int End(bool gate)
    {
        var width = measurements.Count == 0 ? 0 : measurements.Max(one => one.Name.Length);
        output.WriteLine();
        foreach (var one in measurements)
        {
            var verdict = one.IsMissed ? "MISSED" : string.Empty;
            output.WriteLine(
                $"{one.Name.PadRight(width)}  {Measurement.Text(one.Value),12} {one.Unit,-6} {one.Target,-8} {verdict}".TrimEnd());
        }

        foreach (var fault in faults)
        {
            output.WriteLine($"WRONG: {fault}");
        }

        var missed = measurements.Where(one => one.IsMissed).Select(one => one.Name).ToArray();
        output.WriteLine(missed.Length == 0 ? "Every target is met." : $"Missed: {string.Join(", ", missed)}.");
        return faults.Count > 0 ? 1 : gate && missed.Length > 0 ? 2 : 0;
    }

    /// <summary>The middle one; of an even number, the lower of the two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[(ordered.Length - 1) / 2];
    }
}
