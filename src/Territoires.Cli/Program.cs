using System.CommandLine;
using Territoires.Cli;
using Territoires.Cli.Storage;

return await CommandLine.RunAsync(
    new RootCommand("The tool of Territoires: serves it on this machine, plays a call, makes tokens, looks at what is kept.")
    {
        RunCommand.Create(),
        DemoCommand.Create(),
        TokenCommand.Create(),
        StorageCommand.Create(),
    },
    args);
