using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Cli.Play;
using Territoires.Cli.Storage;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.LocalHost.Storage;

namespace Territoires.Cli;

/// <summary>Serves the app on this machine, with a call that is published, one at each stage, and one that is open today.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on loopback.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the data.",
            DefaultValueFactory = _ => LocalStorage.UsualFolder,
        };
        var storage = new Option<string?>("--storage")
        {
            Description = "Connection string of an account that keeps everything instead; nothing is played into it.",
        };
        var bare = new Option<bool>("--no-seed") { Description = "Do not play a call into a new folder of data." };
        var command = new Command(
            "run", "Serves the app on this machine; into a new folder of data it first plays a call to its laureates.")
        {
            port, data, storage, bare,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (at, output) = (parsed.GetValue(port), parsed.InvocationConfiguration.Output);
            Ports.Refuse(at);
            if (parsed.GetValue(storage) is { } account)
            {
                await ServeAsync(new Hosting(account), at, output, cancellation);
                return;
            }

            var first = new FirstStart(LocalStorage.At(parsed.GetValue(data)!));
            first.ClearWhatWasCutShort();
            var isNew = first.IsDue;
            await SayAsync(output, $"Starting Azurite on {first.Data}…");
            await using var azurite = await Azurite.StartAsync(LocalStorage.AzuriteOf(first.Data), Azurite.UsualPort, cancellation);
            var hosting = new Hosting(azurite.ConnectionString());
            if (isNew && !parsed.GetValue(bare))
            {
                await PlayAsync(first, hosting, output, cancellation);
            }

            await ServeAsync(hosting, at, output, cancellation);
        });
        return command;
    }

    /// <summary>
    /// On a clock that the play moves, in an app that ends with it: the one that serves lives on the system's, where the call is long
    /// over.
    /// </summary>
    private static async Task PlayAsync(FirstStart first, Hosting hosting, TextWriter output, CancellationToken cancellation)
    {
        await SayAsync(output, "Playing the call of 2023 into this new folder, once, then a call at each stage…");
        first.Begin();
        var seed = Seed.Read(DemoCommand.UsualSeed);
        var shown = new ShownCalls(seed, DateTimeOffset.UtcNow);
        await using (var app = await hosting.StartAsync(0, new HeldClock(seed.Begins) { StopsAtTimers = false }, null, cancellation))
        {
            using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
            var time = new HeldTime(app);
            await new SeedPlay(new Script(time, api, seed), output).PlayAsync(cancellation);
            await time.ComeToAsync(shown.Begins, cancellation);
            await shown.PlayAsync(time, api, cancellation);
        }

        first.End();
    }

    private static async Task ServeAsync(Hosting hosting, int port, TextWriter output, CancellationToken cancellation)
    {
        await SayAsync(output, "Starting the app…");
        await using var app = await hosting.StartAsync(port, null, null, cancellation);
        var tokens = app.Services.GetRequiredService<Tokens>();
        using var api = new Api(app.Address, tokens);
        await OpenCallOfTheDay.EnsureAsync(api, app.Clock.GetUtcNow(), cancellation);
        await DemoAccounts.EnsureAsync(app, api, cancellation);
        Welcome(output, app.Address, await PublishedAsync(api, cancellation), tokens, await DemoAccounts.LinksAsync(app));

        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await Task.Delay(Timeout.Infinite, either.Token)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task SayAsync(TextWriter output, string what)
    {
        await output.WriteLineAsync(what);
        await output.FlushAsync();
    }

    private static void Welcome(
        TextWriter output, Uri address, IEnumerable<string> published, Tokens tokens, IEnumerable<(string Role, Uri Link)> links)
    {
        output.WriteLine($"Territoires: {address}");
        foreach (var call in published)
        {
            output.WriteLine($"Published:   {new Uri(address, $"appels/{call}/laureats")}");
        }

        output.WriteLine($"Open call:   {new Uri(address, $"appels/{OpenCallOfTheDay.Id}")}");
        output.WriteLine($"Sign in:     {new Uri(address, "connexion")}, or with one of these links, each good once, for 12 hours");
        foreach (var (role, link) in links)
        {
            output.WriteLine($"  {role,-14}{link}");
        }

        output.WriteLine("Tokens (30 days), for programs:");
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Public))
        {
            var token = tokens.Issue(new Actor(TokenCommand.DefaultId(role), new HashSet<Role> { role }, null, []), TimeSpan.FromDays(30));
            output.WriteLine($"  {role.ToString().ToLowerInvariant(),-14}{token}");
        }

        output.WriteLine("Ctrl+C stops it; started again, it goes on from where it was.");
        output.Flush();
    }

    private static async Task<IEnumerable<string>> PublishedAsync(Api api, CancellationToken cancellation)
    {
        var all = await api.ListAsync("api/calls", "calls", Actor.Anybody, cancellation);
        return all
            .Where(call => call.GetProperty("stage").GetString() == "published")
            .Select(call => call.GetProperty("id").GetString()!);
    }
}
