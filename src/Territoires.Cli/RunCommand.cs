using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Cli.Play;
using Territoires.Functions.Identity;

namespace Territoires.Cli;

/// <summary>Serves the app on this machine, with a call that is published and one that is open today.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on loopback.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data") { Description = "Folder of the data.", DefaultValueFactory = _ => ".territoires" };
        var azurite = new Option<bool>("--azurite") { Description = "Keep tables and blobs in Azurite, started for the occasion, instead of the local store." };
        var storage = new Option<string?>("--storage") { Description = "Connection string of an account that keeps tables and blobs instead of the local store." };
        var bare = new Option<bool>("--no-seed") { Description = "Do not play a call into a new folder of data." };
        var command = new Command("run", "Serves the app on this machine; into a new folder of data it first plays a call to its laureates.") { port, data, azurite, storage, bare };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(data)!, Checkout.Root);
            await using var emulator = parsed.GetValue(azurite) ? await Azurite.StartAsync(Path.Combine(folder, "azurite"), cancellation) : null;
            var hosting = emulator is not null ? new Hosting(Path.Combine(folder, "with-azurite"), emulator.ConnectionString)
                : parsed.GetValue(storage) is { } account ? new Hosting(Path.Combine(folder, "with-account"), account)
                : Hosting.Local(folder);
            var output = parsed.InvocationConfiguration.Output;
            if (!parsed.GetValue(bare))
            {
                await PlayOnceAsync(hosting, output, cancellation);
            }

            await ServeAsync(hosting, parsed.GetValue(port), output, cancellation);
        });
        return command;
    }

    /// <summary>Under the virtual clock, in an app that ends with it: the one that serves lives on the system clock.</summary>
    private static async Task PlayOnceAsync(Hosting hosting, TextWriter output, CancellationToken cancellation)
    {
        var first = new FirstStart(hosting.Data);
        if (!first.IsDue)
        {
            return;
        }

        first.Begin();
        var seed = Seed.Read(DemoCommand.UsualSeed);
        await using (var app = await hosting.StartAsync(0, seed.Begins, null, cancellation))
        {
            using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
            await new SeedPlay(new Script(app, api, seed), output).PlayAsync(cancellation);
        }

        first.End();
    }

    private static async Task ServeAsync(Hosting hosting, int port, TextWriter output, CancellationToken cancellation)
    {
        await using var app = await hosting.StartAsync(port, null, null, cancellation);
        var tokens = app.Services.GetRequiredService<Tokens>();
        using var api = new Api(app.Address, tokens);
        await OpenCallOfTheDay.EnsureAsync(api, app.Clock.GetUtcNow(), cancellation);
        await DemoAccounts.EnsureAsync(app, api, cancellation);
        await app.SettleAsync(cancellation);
        Welcome(output, app.Address, await PublishedAsync(api, cancellation), tokens, await DemoAccounts.LinksAsync(app));

        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static void Welcome(TextWriter output, Uri address, IEnumerable<string> published, Tokens tokens, IEnumerable<(string Role, Uri Link)> links)
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
        var all = await api.DoAsync(HttpMethod.Get, "api/calls", Actor.Anybody, null, cancellation);
        return all.Json.GetProperty("calls").EnumerateArray()
            .Where(call => call.GetProperty("stage").GetString() == "published")
            .Select(call => call.GetProperty("id").GetString()!);
    }
}
