using System.CommandLine;
using Territoires.Benchmarks.Deposits;

namespace Territoires.Benchmarks;

/// <summary><c>serve STORAGE</c>: for <see cref="AppProcess"/>; it says its address and serves until its input ends.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var storage = new Argument<string>("storage") { Description = "Connection string of the account." };
        var command = new Command(Name, "Serves the app for a bench, until the input ends.") { storage };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await new Hosting(parsed.GetValue(storage)!).StartAsync(0, null, null, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(app.Address.ToString().AsMemory(), cancellation);
            await parsed.InvocationConfiguration.Output.FlushAsync(cancellation);
            await Console.OpenStandardInput().CopyToAsync(Stream.Null, cancellation);
        });
        return command;
    }
}
