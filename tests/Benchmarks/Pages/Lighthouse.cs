using System.Diagnostics;
using System.Text.Json;

namespace Territoires.Benchmarks.Pages;

/// <summary>What Lighthouse, in the machine's own Chromium, says of public pages: four notes of 100 each.</summary>
internal sealed class Lighthouse(BenchReport report, int runs)
{
    private const double LeastNote = 95;
    private const double LeastPerformance = 80;
    private const string Performance = "performance";
    private static readonly string[] Categories = [Performance, "accessibility", "best-practices", "seo"];

    /// <summary>Nothing of the browser's own talks to the network while it measures.</summary>
    private const string ChromeFlags =
        "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
            + "--no-first-run --disable-default-apps";

    public async Task RunAsync(IEnumerable<(string Name, Uri Address)> pages, CancellationToken cancellation)
    {
        if (runs == 0)
        {
            return;
        }

        var program = Path.Combine(Checkout.Root, "tests", "node_modules", "lighthouse", "cli", "index.js");
        if (!File.Exists(program) || Chromium() is not { } chromium)
        {
            report.Fault("Lighthouse needs `npm ci --prefix tests` and Chromium (apt-get install chromium, or CHROMIUM_PATH).");
            return;
        }

        foreach (var (name, address) in pages)
        {
            await LookAsync(name, address, program, chromium, cancellation);
        }
    }

    /// <summary>The median of the runs, for each note.</summary>
    private async Task LookAsync(string name, Uri address, string program, string chromium, CancellationToken cancellation)
    {
        var notes = Categories.ToDictionary(category => category, _ => new List<double>());
        for (var run = 0; run < runs; run++)
        {
            if (await NotesAsync(address, program, chromium, cancellation) is not { } seen)
            {
                report.Fault($"Lighthouse ended without a report on {address}.");
                return;
            }

            foreach (var (category, note) in seen)
            {
                notes[category].Add(note);
            }
        }

        foreach (var category in Categories)
        {
            report.Add(new Measurement($"{name}.{category}", BenchReport.Median(notes[category]), "/100", AtLeast: category == Performance
                ? LeastPerformance
                : LeastNote));
        }
    }

    private static async Task<IReadOnlyDictionary<string, double>?> NotesAsync(
        Uri address, string program, string chromium, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("territoires-lighthouse-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.json");
            string[] arguments =
            [
                program, address.ToString(), "--quiet", "--output=json", $"--output-path={file}", "--no-enable-error-reporting",
                $"--only-categories={string.Join(',', Categories)}", $"--chrome-flags={ChromeFlags}",
            ];
            var start = new ProcessStartInfo("node", arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            start.Environment["CHROME_PATH"] = chromium;
            // Its traces and profiles go with the folder.
            start.Environment["TMPDIR"] = folder.FullName;
            using var process = Process.Start(start) ?? throw new InvalidOperationException("Lighthouse did not start.");
            try
            {
                await Task.WhenAll(process.StandardError.ReadToEndAsync(cancellation), process.StandardOutput.ReadToEndAsync(cancellation));
                await process.WaitForExitAsync(cancellation);
            }
            finally
            {
                // Interrupted, it would leave its browser behind.
                process.Kill(entireProcessTree: true);
            }

            return File.Exists(file)
                ? Notes(JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(file, cancellation)))
                : null;
        }
        finally
        {
            Discard(folder);
        }
    }

    private static void Discard(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A browser that is ending still writes its profile: it is left to the machine's own sweeping.
        }
    }

    private static Dictionary<string, double> Notes(JsonElement json) => Categories.ToDictionary(
        category => category,
        category => json.GetProperty("categories").GetProperty(category).GetProperty("score") is { ValueKind: JsonValueKind.Number } score
            ? Math.Round(score.GetDouble() * 100, 1)
            : double.NaN);

    private static string? Chromium()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { } named
            ? [named]
            : folders.Select(folder => Path.Combine(folder, "chromium"))).FirstOrDefault(File.Exists);
    }
}
