using Microsoft.Playwright;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Tests.Browser;

/// <summary>
/// Somebody in front of a browser: they sign in as whom a test says, open pages, follow links, press buttons, tick boxes.
/// </summary>
internal static class Person
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IBrowserContext> SignedInAsync(
        this Chromium chromium, TestApp app, Actor actor, int width = 1280, bool javaScript = true)
    {
        var context = await chromium.NewAsync(width, javaScript);
        await context.SignInAsync(app, actor);
        return context;
    }

    public static Task SignInAsync(this IBrowserContext context, TestApp app, Actor actor) =>
        context.AddCookiesAsync([new Cookie { Name = Identification.Cookie, Value = app.Token(actor), Url = app.Address.ToString() }]);

    public static Actor In(Role role, string id) => new(id, new HashSet<Role> { role }, null, []);

    public static async Task<IPage> OpenAsync(this IBrowserContext context, TestApp app, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        return page;
    }

    /// <summary>
    /// Ticks what its form asks to confirm, presses the button, and is on the page that answers: who goes elsewhere before may take
    /// the form back with them.
    /// </summary>
    public static async Task PressAsync(this IPage page, string button)
    {
        var pressed = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await pressed.WaitForAsync();
        foreach (var box in await pressed.Locator("xpath=ancestor::form//input[@type='checkbox' and @required]").AllAsync())
        {
            await box.CheckAsync(new() { Force = true });
        }

        await page.ArriveAsync(() => pressed.ClickAsync());
    }

    public static Task FollowAsync(this IPage page, string link) =>
        page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Does what leads to another page, or to the same one anew, and is there.</summary>
    public static async Task ArriveAsync(this IPage page, Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrived(object? sender, IPage loaded) => arrived.TrySetResult();
        page.Load += Arrived;
        await act();
        await arrived.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        page.Load -= Arrived;
    }

    /// <summary>Does what sends a form whose answer never comes: the browser then shows a page of its own.</summary>
    public static async Task FailAsync(this IPage page, Func<Task> act)
    {
        // Listened to before the act: a page that the browser shows while nobody listens yet is never told again.
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Shown(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame && frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal))
            {
                shown.TrySetResult();
            }
        }

        page.FrameNavigated += Shown;
        await act();
        await shown.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        page.FrameNavigated -= Shown;
    }

    /// <summary>The design system draws the box over the real one: hence by force.</summary>
    public static async Task TickAllAsync(this IPage page)
    {
        foreach (var box in await page.Locator("main tbody input[type=checkbox]").AllAsync())
        {
            await box.CheckAsync(new() { Force = true });
        }
    }
}
