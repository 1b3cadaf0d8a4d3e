using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>What is checked of every page that a journey passes: a picture is kept, and axe finds nothing.</summary>
public static class Screens
{
    private static readonly string Folder = Path.Combine(Root(), "artifacts", "screens");

    public static async Task LookAsync(this IPage page, string name, bool javaScript)
    {
        Directory.CreateDirectory(Folder);
        var width = page.ViewportSize!.Width;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true });
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} scrolls sideways at {width} px");
        if (javaScript)
        {
            var result = await page.RunAxe();
            result.Violations.Select(Describe).ShouldBeEmpty($"axe on {name} at {width} px");
        }
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} – {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Territoires.Functions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the checkout.");
        }

        return folder.FullName;
    }
}
