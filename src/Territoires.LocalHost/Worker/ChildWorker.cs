using System.Diagnostics;
using Territoires.LocalHost.App;

namespace Territoires.LocalHost.Worker;

/// <summary>
/// The worker as a child process, as <c>func</c> runs it. It has a pipe as its standard input and LocalHost's start-up hook, which ends it
/// when the pipe closes: so it never outlives its host, however the host ends.
/// </summary>
internal sealed class ChildWorker(Process process) : IWorkerRun
{
    /// <summary>More than the start-up hook gives it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task Ended { get; } = process.WaitForExitAsync();
    public int? ProcessId { get; } = process.Id;

    public static ChildWorker Start(AppFolder folder, Uri rpc, string workerId, IReadOnlyDictionary<string, string?> settings)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardInput = true };
        var requestId = Guid.NewGuid().ToString();
        string[] arguments =
        [
            folder.WorkerAssembly(),
            "--host", rpc.Host, "--port", $"{rpc.Port}",
            "--workerId", workerId, "--requestId", requestId, "--grpcMaxMessageLength", $"{int.MaxValue}",
            "--functions-uri", rpc.ToString(), "--functions-worker-id", workerId, "--functions-request-id", requestId,
            "--functions-grpc-max-message-length", $"{int.MaxValue}",
        ];
        foreach (var argument in arguments) { info.ArgumentList.Add(argument); }

        foreach (var (name, value) in settings) { info.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value; }

        info.Environment["FUNCTIONS_WORKER_DIRECTORY"] = folder.Path;
        info.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder.Path;
        info.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ChildWorker).Assembly.Location;
        return new ChildWorker(Process.Start(info)!);
    }

    /// <summary>Asks it to end by closing its input, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (await Task.WhenAny(Ended, Task.Delay(Patience)) != Ended) { process.Kill(); }

        await Ended;
        process.Dispose();
    }
}
