using System.Globalization;
using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>What a journey asks of its person beside the answers: clicks, and pages that come.</summary>
internal sealed class Clicks
{
    private readonly IPage page;

    private Clicks(IPage page)
    {
        this.page = page;
        page.Load += (_, _) => Pages++;
    }

    public int Count { get; private set; }

    public int Pages { get; private set; }

    public static Clicks On(IPage page) => new(page);

    /// <summary>One click that leads to a page.</summary>
    public async Task ToAsync(ILocator pressed)
    {
        Count++;
        await page.ArriveAsync(() => pressed.ClickAsync());
    }

    public Task PressAsync(string button) => ToAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    /// <summary>One click that stays on its page.</summary>
    public async Task TickAsync(ILocator ticked)
    {
        Count++;
        await ticked.ClickAsync();
    }

    /// <summary>Said in the output of the test, and kept in artifacts.</summary>
    public async Task TellAsync(string journey)
    {
        var told = string.Create(CultureInfo.InvariantCulture, $"{journey}: {Count} clicks, {Pages} pages");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        var folder = Path.Combine(Screens.Root(), "artifacts", "journeys");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{journey}.txt"), told + "\n", TestContext.Current.CancellationToken);
    }
}
