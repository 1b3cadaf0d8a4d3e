using System.Reflection;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>A function app that runs in this process, held by a script: a test, or the command line tool.</summary>
public sealed class EmbeddedApp : IAsyncDisposable
{
    private readonly EmbeddedRuntime runtime;
    private readonly Task running;

    private EmbeddedApp(EmbeddedRuntime runtime, Task running)
    {
        this.runtime = runtime;
        this.running = running;
        Address = runtime.Address;
    }

    /// <summary>Loopback, with the port that was taken.</summary>
    public Uri Address { get; }

    public IServiceProvider Services => runtime.Services;

    public TimeProvider Clock => runtime.Clock;

    public DurableEngine.DurableEngine Engine => runtime.Engine;

    public DurableTaskClient DurableClient => runtime.DurableClient;

    /// <summary>Runs an app's entry point until it listens. Several apps may run at once.</summary>
    /// <remarks>
    /// <paramref name="main"/> is the app's own: it builds one host and runs it to its end; the functions are those of its assembly.
    /// The settings become <c>--key=value</c> arguments; a null value is left out.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Main ended before its host listened. Whatever main throws before comes as it is.</exception>
    public static Task<EmbeddedApp> StartAsync(
        Func<string[], Task> main, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        return StartAsync(main.Method.Module.Assembly, main, settings, cancellation);
    }

    /// <summary>The same, for a main that stands in another assembly than <paramref name="functions"/>.</summary>
    public static async Task<EmbeddedApp> StartAsync(
        Assembly functions, Func<string[], Task> main, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new EmbeddedStart(functions);
        var arguments = settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}").ToArray();
        var mainEnds = Task.Run(
            () =>
            {
                EmbeddedStart.Current.Value = start;
                return main(arguments);
            },
            CancellationToken.None);
        await using var abandon = cancellation.Register(() => start.Listening.TrySetCanceled(cancellation));
        // VSTHRD003: the host completes it, in the main that was begun here.
#pragma warning disable VSTHRD003
        await Task.WhenAny(start.Listening.Task, mainEnds);
        if (!start.Listening.Task.IsCompleted)
        {
            await mainEnds;
            throw new InvalidOperationException("The app's main ended before its host listened.");
        }
        return new(await start.Listening.Task, mainEnds);
#pragma warning restore VSTHRD003
    }

    /// <summary>Waits until no request, timer trigger, orchestration turn or activity is pending.</summary>
    public async Task SettleAsync(CancellationToken cancellation = default)
    {
        long begun;
        do
        {
            await runtime.InFlight.WhenIdleAsync(cancellation);
            begun = runtime.InFlight.Begun;
            await Engine.SettleAsync(cancellation);
        }
        // An activity may have called the app meanwhile.
        while (!runtime.InFlight.IsIdle || runtime.InFlight.Begun != begun);
    }

    /// <summary>
    /// Moves the virtual clock to <paramref name="instant"/>, stopping at each due durable timer; then fires each timer trigger that is due
    /// once, at the instant reached, and settles. For a script alone: never from within a function.
    /// </summary>
    /// <exception cref="InvalidOperationException">The app runs on the system clock.</exception>
    public async Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellation = default)
    {
        await SettleAsync(cancellation);
        await Engine.AdvanceToAsync(instant, runtime.InFlight.WhenIdleAsync, cancellation);
        await runtime.Timers.FireDueAsync(cancellation);
        await SettleAsync(cancellation);
    }

    /// <summary>Asks the host to stop, as SIGTERM does, and waits for the end of main.</summary>
    public async Task StopAsync()
    {
        if (!running.IsCompleted)
        {
            Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
        // VSTHRD003: it is this object's own task, begun by StartAsync.
#pragma warning disable VSTHRD003
        await running;
#pragma warning restore VSTHRD003
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
