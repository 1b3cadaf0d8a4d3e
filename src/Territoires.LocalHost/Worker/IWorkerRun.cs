namespace Territoires.LocalHost.Worker;

/// <summary>A worker that runs, in a process of its own or in this one.</summary>
internal interface IWorkerRun : IAsyncDisposable
{
    /// <summary>Completes when the worker has ended, asked or not; fails as its entry point did.</summary>
    Task Ended { get; }

    /// <summary>Where its server listens, when it does not say so itself.</summary>
    Uri? HttpAddress => null;

    /// <summary>In this process only.</summary>
    IServiceProvider? Services => null;

    /// <summary>Of a child process.</summary>
    int? ProcessId => null;
}
