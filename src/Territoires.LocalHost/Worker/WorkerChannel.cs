using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;

namespace Territoires.LocalHost.Worker;

/// <summary>The one stream of one worker: initialising it, loading its functions, invoking them.</summary>
internal sealed class WorkerChannel(AppFolder folder, ILogger logger) : IDisposable
{
    /// <summary>The real host that was observed; workers only log it.</summary>
    private const string HostVersion = "4.1037.0";
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> pending = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private Dictionary<string, string> functionIds = [];
    public string WorkerId { get; } = Guid.NewGuid().ToString();

    /// <summary>Where the worker's own server listens.</summary>
    public Uri? HttpAddress { get; set; }

    /// <summary>Ends when the stream has ended: whoever still waits then gets a <see cref="WorkerProcessExitException"/>.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Reads what the worker says until it is gone or the host stops.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> responses, CancellationToken cancellation)
    {
        var writing = WriteAsync(responses, cancellation);
        started.TrySetResult();
        try
        {
            while (await incoming.MoveNext(cancellation)) { Receive(incoming.Current); }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or Grpc.Core.RpcException)
        {
            logger.LogDebug(gone, "The worker's stream broke.");
        }
        finally
        {
            Close();
            outgoing.Writer.TryComplete();
            await writing;
        }
    }

    /// <summary>Init, metadata, load: in the real host's order, each answered before the next.</summary>
    /// <exception cref="StartRefusedException">The worker knows no such functions as functions.metadata names.</exception>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        await started.Task.WaitAsync(cancellation);
        var path = folder.Path;
        var request = new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = path, FunctionAppDirectory = path };
        var init = (await AskAsync(new() { WorkerInitRequest = request }, cancellation)).WorkerInitResponse;
        FunctionFailedException.ThrowIfFailed(init.Result);
        HttpAddress = init.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null;

        var metadata = new FunctionsMetadataRequest { FunctionAppDirectory = folder.Path };
        var listed = (await AskAsync(new() { FunctionsMetadataRequest = metadata }, cancellation)).FunctionMetadataResponse;
        FunctionFailedException.ThrowIfFailed(listed.Result);
        functionIds = listed.FunctionMetadataResults.ToDictionary(one => one.Name, one => one.FunctionId, StringComparer.OrdinalIgnoreCase);
        if (folder.Functions.FirstOrDefault(one => !functionIds.ContainsKey(one.Name)) is { } stale)
        {
            throw new StartRefusedException(
                $"functions.metadata names '{stale.Name}', which the worker does not know: build the app again.");
        }

        await Task.WhenAll(listed.FunctionMetadataResults.Select(one => LoadAsync(one, cancellation)));
    }

    /// <exception cref="WorkerProcessExitException">The worker went before it answered.</exception>
    public async Task<InvocationResponse> InvokeAsync(Invocation invocation, string? durableClient, CancellationToken cancellation)
    {
        var request = invocation.ToRequest(functionIds[invocation.Function.Name], durableClient);
        await using var cancel = cancellation.UnsafeRegister(
            _ => outgoing.Writer.TryWrite(new() { InvocationCancel = new() { InvocationId = invocation.Id } }), null);
        return (await AskAsync(invocation.Id, new() { InvocationRequest = request })).InvocationResponse;
    }

    /// <summary>The worker is gone, or never came: nobody waits for it any more.</summary>
    public void Close()
    {
        ended.Cancel();
        started.TrySetException(Gone());
        foreach (var waiting in pending.Values) { waiting.TrySetException(Gone()); }
    }

    public void Dispose() => ended.Dispose();
    private static WorkerProcessExitException Gone() => new("The worker is gone.");

    private async Task LoadAsync(RpcFunctionMetadata metadata, CancellationToken cancellation)
    {
        var load = new FunctionLoadRequest { FunctionId = metadata.FunctionId, Metadata = metadata };
        var answer = await AskAsync(new() { FunctionLoadRequest = load }, cancellation);
        FunctionFailedException.ThrowIfFailed(answer.FunctionLoadResponse.Result);
    }

    private Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellation)
    {
        message.RequestId = Guid.NewGuid().ToString();
        return AskAsync(message.RequestId, message).WaitAsync(cancellation);
    }

    private Task<StreamingMessage> AskAsync(string id, StreamingMessage message)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answer;
        if (ended.IsCancellationRequested || !outgoing.Writer.TryWrite(message)) { answer.TrySetException(Gone()); }

        return answer.Task;
    }

    private void Receive(StreamingMessage message)
    {
        if (message.RpcLog is { } log)
        {
            logger.Log((LogLevel)log.Level, "{Category}: {Message} {Exception}", log.Category, log.Message, log.Exception?.Message);
        }
        else if (pending.TryRemove(message.InvocationResponse?.InvocationId ?? message.RequestId, out var answer))
        {
            answer.TrySetResult(message);
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> responses, CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellation))
            {
                await responses.WriteAsync(message, cancellation);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or InvalidOperationException or IOException)
        {
            logger.LogDebug(gone, "The worker's stream ended before all was written.");
        }
    }
}
