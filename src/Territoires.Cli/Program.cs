using System.CommandLine;
using Territoires.Cli;
using Territoires.Cli.Bench;
using Territoires.Cli.Storage;
using Territoires.LocalHost;

var root = new RootCommand("The tool of Territoires: serves it on this machine, plays a call, makes tokens, looks at what is kept, measures.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    TokenCommand.Create(),
    StorageCommand.Create(),
    BenchCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception refused) when (refused is StartRefusedException or IOException or HttpRequestException or OperationCanceledException)
{
    // What a person can do something about is a sentence; anything else is a fault of the program, and is shown whole.
    await Console.Error.WriteLineAsync(refused is OperationCanceledException ? "Stopped." : refused.Message);
    return 1;
}
