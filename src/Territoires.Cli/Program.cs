using System.CommandLine;
using Territoires.Cli;
using Territoires.Cli.Storage;

var root = new RootCommand("The tool of Territoires: serves it on this machine, plays a call, makes tokens.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    TokenCommand.Create(),
    StorageCommand.Create(),
    ScaleCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
