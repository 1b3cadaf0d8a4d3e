using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Embedded.FunctionsHost;
using Territoires.Functions.Identity;

namespace Territoires.Cli;

/// <summary>Serves the app on this machine, with a call that is open today.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on loopback.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data") { Description = "Folder of the data.", DefaultValueFactory = _ => ".territoires" };
        var azurite = new Option<bool>("--azurite") { Description = "Keep tables and blobs in Azurite, started for the occasion, instead of the local store." };
        var command = new Command("run", "Serves the app on this machine.") { port, data, azurite };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(port), parsed.GetValue(data)!, parsed.GetValue(azurite), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task RunAsync(int port, string data, bool withAzurite, TextWriter output, CancellationToken cancellation)
    {
        await using var azurite = withAzurite ? await Azurite.StartAsync(Path.Combine(data, "azurite"), cancellation) : null;
        var settings = new Dictionary<string, string?>
        {
            ["Embedded:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Embedded:Data"] = azurite is null ? data : Path.Combine(data, "with-azurite"),
            ["TerritoiresStorage"] = azurite?.ConnectionString ?? $"Embedded={data}",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        await using var app = await EmbeddedApp.StartAsync(Functions.Program.Main, settings, cancellation);
        var tokens = app.Services.GetRequiredService<Tokens>();
        using var api = new Api(app.Address, tokens);
        await OpenCallOfTheDay.EnsureAsync(api, app.Clock.GetUtcNow(), cancellation);
        await app.SettleAsync(cancellation);
        Welcome(output, app.Address, tokens);

        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static void Welcome(TextWriter output, Uri address, Tokens tokens)
    {
        output.WriteLine($"Territoires: {address}");
        output.WriteLine($"Open call:   {new Uri(address, $"appels/{OpenCallOfTheDay.Id}")}");
        output.WriteLine($"Sign in:     {new Uri(address, "connexion")} with one of these tokens (30 days)");
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Public))
        {
            var token = tokens.Issue(new Actor(TokenCommand.DefaultId(role), new HashSet<Role> { role }, null, []), TimeSpan.FromDays(30));
            output.WriteLine($"  {role.ToString().ToLowerInvariant(),-14}{token}");
        }

        output.WriteLine("Ctrl+C stops it; started again, it goes on from where it was.");
        output.Flush();
    }
}
