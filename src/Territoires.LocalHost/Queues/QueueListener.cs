using System.Globalization;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;
using Territoires.LocalHost.Worker;

namespace Territoires.LocalHost.Queues;

/// <summary>
/// One queue and the function that takes its messages: tried up to the limit of host.json, then moved to the poison queue.
/// </summary>
internal sealed class QueueListener : IDisposable
{
    /// <summary>How long nobody else sees a message that is being run; renewed while it is, as the real host does.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim turn = new(1);
    private readonly AppFunction function;
    private readonly AppWorker worker;
    private readonly HostJson host;
    private readonly ILogger logger;
    private readonly QueueClient queue;
    private readonly QueueClient poison;

    /// <summary>The app makes its queues when it needs them; one that was seen is not asked for again.</summary>
    private bool isThere;

    public QueueListener(AppFunction function, AppFolder folder, AppWorker worker, ILogger logger)
    {
        (this.function, this.worker, this.logger, host) = (function, worker, logger, folder.Host);
        var connection = folder.Connection(AppFunction.Text(function.Trigger, "connection"));
        var options = new QueueClientOptions
        { MessageEncoding = host.AreQueueMessagesBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None };
        Queue = folder.Resolve(AppFunction.Text(function.Trigger, "queueName")!);
        queue = new QueueClient(connection, Queue, options);
        poison = new QueueClient(connection, $"{Queue}-poison", options);
    }

    public string Queue { get; }

    /// <summary>Takes what is visible, up to a batch, and runs it side by side; false when nothing was.</summary>
    public async Task<bool> RunBatchAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            isThere = isThere || await queue.ExistsAsync(cancellation);
            if (!isThere) { return false; }

            var messages = (await queue.ReceiveMessagesAsync(host.QueueBatchSize, Lease, cancellation)).Value;
            await Task.WhenAll(messages.Select(RunAsync));
            return messages.Length > 0;
        }
        finally { turn.Release(); }
    }

    public void Dispose() => turn.Dispose();

    private async Task RunAsync(QueueMessage message)
    {
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(message, done.Token);
        var succeeded = message.DequeueCount <= host.QueueMaxDequeueCount && await TryAsync(message);
        await done.CancelAsync();
        var receipt = await renewing;
        await (succeeded ? queue.DeleteMessageAsync(message.MessageId, receipt) : FailAsync(message, receipt));
    }

    private async Task<bool> TryAsync(QueueMessage message)
    {
        try
        {
            FunctionFailedException.ThrowIfFailed((await worker.InvokeAsync(ToInvocation(message), CancellationToken.None)).Result);
            return true;
        }
        catch (Exception failed) when (failed is FunctionFailedException or WorkerProcessExitException)
        {
            logger.LogError(failed, "{Function} failed on a message, try {Try}.", function.Name, message.DequeueCount);
            return false;
        }
    }

    /// <summary>Keeps the message for as long as it runs; what it is to be deleted with.</summary>
    private async Task<string> RenewAsync(QueueMessage message, CancellationToken done)
    {
        var receipt = message.PopReceipt;
        while (true)
        {
            await Task.Delay(Lease / 2, done).ContinueWith(_ => { }, TaskScheduler.Default);
            if (done.IsCancellationRequested) { return receipt; }

            receipt = (await queue.UpdateMessageAsync(
                message.MessageId, receipt, visibilityTimeout: Lease, cancellationToken: done)).Value.PopReceipt;
        }
    }

    private async Task FailAsync(QueueMessage message, string receipt)
    {
        if (message.DequeueCount < host.QueueMaxDequeueCount)
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: host.QueueVisibilityTimeout);
            return;
        }

        logger.LogError(
            "{Function} failed on a message {Count} times: it is moved to {Poison}.", function.Name, message.DequeueCount, poison.Name);
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body);
        await queue.DeleteMessageAsync(message.MessageId, receipt);
    }

    private Invocation ToInvocation(QueueMessage message) => new(function, ToData(message))
    {
        Metadata = new Dictionary<string, string>
        {
            ["QueueTrigger"] = message.Body.ToString(),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["InsertionTime"] = Json(message.InsertedOn),
            ["ExpirationTime"] = Json(message.ExpiresOn),
            ["NextVisibleTime"] = Json(message.NextVisibleOn),
        },
    };

    /// <summary>A parameter of the Azure SDK's own type asks for the whole message; every other takes its text.</summary>
    private TypedData ToData(QueueMessage message)
    {
        var wantsMessage = function.Trigger.TryGetProperty("properties", out var properties)
            && string.Equals(AppFunction.Text(properties, "supportsDeferredBinding"), "true", StringComparison.OrdinalIgnoreCase);
        return wantsMessage
            ? new TypedData
            {
                ModelBindingData = new ModelBindingData
                {
                    Version = "1.0",
                    Source = "AzureStorageQueues",
                    ContentType = "application/json",
                    Content = Google.Protobuf.ByteString.CopyFrom(new BinaryData(message).ToArray()),
                },
            }
            : new TypedData { String = message.Body.ToString() };
    }

    private static string Json(DateTimeOffset? instant) => System.Text.Json.JsonSerializer.Serialize(instant);
}
