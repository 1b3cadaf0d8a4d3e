using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright, one process for all the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run"];

    /// <summary>In milliseconds. A machine that others use may take long over a page; one that never comes is still told of.</summary>
    private const int Patience = 120_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Arguments });
    }

    /// <summary>A fresh browser: its own cookies, one width, with or without JavaScript.</summary>
    public async Task<IBrowserContext> NewAsync(int width, bool javaScript)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = javaScript,
            Locale = "fr-FR",
        });
        context.SetDefaultTimeout(Patience);
        SeenPages.Follow(context);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <exception cref="FileNotFoundException">There is no Chromium; the message says how to install one.</exception>
    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return (named is null ? folders.Select(folder => Path.Combine(folder, "chromium")) : [named]).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                "There is no Chromium: install the package chromium (apt-get install chromium), or set CHROMIUM_PATH.");
    }
}
