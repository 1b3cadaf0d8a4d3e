// CA1050, MA0047: the runtime looks for a start-up hook by this name, in no namespace.
// CA1515, CA1852: it is found by reflection.
#pragma warning disable CA1050, MA0047
using System.Diagnostics;

/// <summary>
/// Runs in the child worker before the app does (DOTNET_STARTUP_HOOKS): ends the process when the host that holds the other end of its
/// standard input is gone. A worker of Microsoft's goes on without its host (observed), and would keep its port and its leases.
/// </summary>
internal static class StartupHook
{
    /// <summary>How long an orderly end may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    public static void Initialize() => new Thread(EndWithTheHost) { IsBackground = true, Name = "LocalHost watch" }.Start();

    private static void EndWithTheHost()
    {
        using var host = Console.OpenStandardInput();
        Span<byte> nothing = stackalloc byte[1];
        while (host.Read(nothing) > 0)
        {
            // The host writes nothing: only the end counts.
        }

        new Thread(() => Environment.Exit(1)) { IsBackground = true }.Start();
        Thread.Sleep(Patience);
        Process.GetCurrentProcess().Kill();
    }
}
