using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Territoires.Tests.Browser;

/// <summary>Runs when every journey has passed: a collection that is not run beside others is run after them.</summary>
[CollectionDefinition(nameof(AllPagesTests), DisableParallelization = true)]
public sealed class AfterTheJourneys;

/// <summary>What is checked of all the pages together, once.</summary>
[Collection(nameof(AllPagesTests))]
public sealed class AllPagesTests
{
    /// <summary>The checker takes seconds to start: it reads all the pages at once.</summary>
    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        Assert.SkipUnless(SeenPages.SoFar.Count > 0, "No journey ran beside this test.");
        var folder = Directory.CreateTempSubdirectory("territoires-pages-");
        foreach (var page in SeenPages.SoFar.DistinctBy(page => page.Html))
        {
            await File.WriteAllTextAsync(
                Path.Combine(
                    folder.FullName,
                    $"{page.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page.Html)))[..8]}.html"), page.Html);
        }

        var start = new ProcessStartInfo(Java(), ["-jar", Checker(), "--format", "json", "--exit-zero-always", "--stdout", folder.FullName])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var checker = Process.Start(start) ?? throw new InvalidOperationException("The checker did not start.");
        var output = await checker.StandardOutput.ReadToEndAsync();
        await checker.WaitForExitAsync();

        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("messages").EnumerateArray().Where(IsWrong).Select(Describe).Distinct().ShouldBeEmpty();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Axe_finds_nothing_and_every_page_has_its_headings_labels_and_typography_and_fits_at_twice_the_size()
    {
        Assert.SkipUnless(SeenPages.SoFar.Count > 0, "No journey ran beside this test.");

        SeenPages.SoFar.SelectMany(page => page.Faults, (page, fault) => (page.Name, fault))
            .GroupBy(found => found.fault, found => found.Name)
            .Select(fault => $"{fault.Key} ({string.Join(", ", fault.Distinct())})")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Pages_that_are_not_the_same_have_titles_that_are_not_the_same()
    {
        Assert.SkipUnless(SeenPages.SoFar.Count > 0, "No journey ran beside this test.");

        SeenPages.SoFar.Where(page => page.Ok).GroupBy(page => page.Title, page => page.Place)
            .Where(title => title.Distinct().Count() > 1)
            .Select(title => $"{title.Key}: {string.Join(", ", title.Distinct())}")
            .ShouldBeEmpty();
    }

    /// <summary>Errors and warnings. That a void element may end with a slash is no news: the compiler of the pages writes it so.</summary>
    private static bool IsWrong(JsonElement message) =>
        message.GetProperty("type").GetString() == "error"
            || (message.TryGetProperty("subType", out var kind) && kind.GetString() == "warning");

    private static string Describe(JsonElement message) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(message.GetProperty("url").GetString())} line "
            + $"{(message.TryGetProperty("lastLine", out var line) ? line.GetInt32() : 0)}: "
            + $"{message.GetProperty("message").GetString()} "
            + $"{(message.TryGetProperty("extract", out var extract) ? extract.GetString()!.ReplaceLineEndings(" ") : string.Empty)}");

    /// <exception cref="FileNotFoundException">There is no Java; the message says how to install one.</exception>
    private static string Java() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "java")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            "There is no Java, which checks the HTML of the pages: install the package default-jre-headless (apt-get install "
                + "default-jre-headless).");

    /// <exception cref="FileNotFoundException">The tools of the tests are not installed; the message says how.</exception>
    private static string Checker() =>
        Path.Combine(Screens.Root(), "tests", "node_modules", "vnu-jar", "build", "dist", "vnu.jar") is var jar && File.Exists(jar)
        ? jar
        : throw new FileNotFoundException("The checker of HTML is not there: npm ci --prefix tests.");
}
