using System.CommandLine;
using Territoires.Benchmarks;
using Territoires.Benchmarks.Deposits;
using Territoires.Benchmarks.Desks;
using Territoires.Benchmarks.Pages;
using Territoires.Benchmarks.Scale;

return await CommandLine.RunAsync(
    new RootCommand(
        "Measures, on this machine, against targets: JSON lines, then a table. The exit status says whether the run was correct.")
    {
        PagesBench.Command(),
        DesksBench.Command(),
        StorageBench.Command(),
        ScaleCommand.Create(),
        ServeCommand.Create(),
    },
    args);
