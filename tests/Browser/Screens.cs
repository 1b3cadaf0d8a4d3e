using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>
/// What is checked of every page that a journey passes: a picture of it is kept, and what axe and we find wrong stands with
/// the page until all are said at once (<see cref="AllPagesTests"/>).
/// </summary>
public static class Screens
{
    private const int Wide = 1280;

    private static readonly string Folder = Path.Combine(Root(), "artifacts", "screens");

    public static async Task LookAsync(this IPage page, string name, bool javaScript)
    {
        Directory.CreateDirectory(Folder);
        await page.Locator(".fr-footer__bottom").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var width = page.ViewportSize!.Width;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true });
        var faults = new List<string>(await PageCheck.FaultsAsync(page));
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
        {
            faults.Add($"scrolls sideways at {width} px");
        }

        if (javaScript)
        {
            faults.AddRange(await Axe.ViolationsAsync(page));
            if (width >= Wide)
            {
                faults.AddRange((await PageCheck.FaultsAtTwiceTheSizeAsync(page)).Select(fault => $"at 200 %, {fault}"));
            }
        }

        await SeenPages.AddAsync(page, name, faults);
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Territoires.Functions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the checkout.");
        }

        return folder.FullName;
    }
}
