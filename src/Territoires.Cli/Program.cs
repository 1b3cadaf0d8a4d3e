using System.CommandLine;
using Territoires.Cli;

var root = new RootCommand("The tool of Territoires: serves it on this machine, and makes tokens.")
{
    RunCommand.Create(),
    TokenCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
