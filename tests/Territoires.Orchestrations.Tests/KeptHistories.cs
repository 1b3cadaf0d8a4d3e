using System.Globalization;
using System.Runtime.CompilerServices;

namespace Territoires.Orchestrations.Tests;

/// <summary>
/// The histories of every published version, numbered in the order in which they came. One more is added when a version
/// alters them; none is ever changed, because calls that began under it may still be running.
/// </summary>
internal sealed class KeptHistories(string folder, bool accepts, string kind = "call")
{
    /// <summary>Those of the repository; <c>./dev accept</c> adds to them.</summary>
    public static KeptHistories OfTheRepository(string kind = "call", [CallerFilePath] string caller = "") => new(
        Path.Combine(Path.GetDirectoryName(caller)!, "Histories"), Environment.GetEnvironmentVariable("TERRITOIRES_ACCEPT") == "1", kind);

    private IEnumerable<string> Files => Directory.EnumerateFiles(folder, $"{kind}-*.json");

    /// <exception cref="InvalidOperationException">It is none of those that are kept.</exception>
    public void Match(string history)
    {
        history = history.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Files.Any(file => File.ReadAllText(file) == history))
        {
            return;
        }

        if (!accepts)
        {
            throw new InvalidOperationException(
                $"This history is none of those in {folder}. A change that alters history is a new version of the orchestration: "
                + "if it is meant, raise the version and run ./dev accept, which keeps this history beside the others.");
        }

        using var kept = new StreamWriter(new FileStream(Path.Combine(folder, $"{kind}-{Last + 1}.json"), FileMode.CreateNew));
        kept.Write(history);
    }

    private int Last =>
        Files.Select(file => int.Parse(Path.GetFileNameWithoutExtension(file)[$"{kind}-".Length..], CultureInfo.InvariantCulture))
            .DefaultIfEmpty().Max();
}
