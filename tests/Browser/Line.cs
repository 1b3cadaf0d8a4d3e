using System.Threading.Channels;
using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>What happens to the answer of a form that is sent.</summary>
internal enum LineState
{
    Good,

    /// <summary>The app has done its part; the answer comes when the test says.</summary>
    Late,

    /// <summary>The app has done its part; the answer never comes.</summary>
    Lost,

    /// <summary>Nothing reaches the app: 503.</summary>
    Out,
}

/// <summary>The line between a page and the app, as bad as a test wants it. Forms alone are held back; pages are not.</summary>
internal sealed class Line
{
    private readonly Channel<string> sent = Channel.CreateUnbounded<string>();
    private TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LineState State { get; set; } = LineState.Good;

    /// <summary>Forms sent so far.</summary>
    public int Sent { get; private set; }

    public static async Task<Line> OfAsync(IPage page)
    {
        var line = new Line();
        await page.RouteAsync("**/*", line.CarryAsync);
        return line;
    }

    /// <summary>The next form that is sent and, unless the service is out, done.</summary>
    public async Task NextAsync() => await sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The late answers come.</summary>
    public void Answer()
    {
        State = LineState.Good;
        answered.SetResult();
        answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private async Task CarryAsync(IRoute route)
    {
        if (route.Request.Method != "POST")
        {
            await route.ContinueAsync();
            return;
        }

        Sent++;
        var (state, late) = (State, answered.Task);
        if (state == LineState.Out)
        {
            await sent.Writer.WriteAsync(route.Request.Url);
            await route.FulfillAsync(
                new() { Status = 503, ContentType = "text/html", Body = "<h1>503</h1>", Headers = [new("Retry-After", "3")] });
            return;
        }

        // A form of a page is redirected by the browser, which must see it; one that a script sends may be followed here.
        var answer = await route.FetchAsync(new() { MaxRedirects = route.Request.IsNavigationRequest ? 0 : 20 });
        await sent.Writer.WriteAsync(route.Request.Url);
        if (state == LineState.Late)
        {
            await late;
        }

        await (state == LineState.Lost ? route.AbortAsync("connectionreset") : route.FulfillAsync(new() { Response = answer }));
    }
}
