using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>
/// The accessibility checker, run in the page itself with all of its rules: our pages have no frames, and to gather what it found
/// in a second page, as its package for .NET does, takes five times as long.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(violation =>
          `axe ${violation.id}: ${violation.help} – ${violation.nodes.map(node => node.html).join(" | ")}`)
        """;

    private static readonly Lazy<string> Script = new(
        () => File.ReadAllText(Path.Combine(Screens.Root(), "tests", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>A line a violation, with the elements that break the rule.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
