using System.CommandLine;
using Territoires.Cli;
using Territoires.Cli.Bench;
using Territoires.Cli.Storage;

var root = new RootCommand("The tool of Territoires: serves it on this machine, plays a call, makes tokens, measures.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    TokenCommand.Create(),
    StorageCommand.Create(),
    BenchCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
