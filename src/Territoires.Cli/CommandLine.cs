using System.CommandLine;
using Territoires.LocalHost;

namespace Territoires.Cli;

/// <summary>How a program of ours reads its arguments and ends.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is StartRefusedException or IOException or HttpRequestException
            or OperationCanceledException)
        {
            // What a person can do something about is a sentence; anything else is a fault of the program, and is shown whole.
            await Console.Error.WriteLineAsync(refused is OperationCanceledException ? "Stopped." : refused.Message);
            return 1;
        }
    }
}
