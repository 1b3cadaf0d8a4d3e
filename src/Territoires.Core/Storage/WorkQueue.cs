using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Territoires.Core.Storage;

/// <summary>
/// A queue whose messages make the app do something that outlives a request. What fails is tried again after growing delays, then
/// stands in the poison queue until an administrator sends it again.
/// </summary>
/// <param name="storage">Where.</param>
/// <param name="name">Of the queue.</param>
public sealed class WorkQueue(StorageClients storage, string name)
{
    /// <summary>With the delays between them, about a day.</summary>
    public const int MostTries = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = storage.Queues.GetQueueClient(name);
    private readonly QueueClient poison = storage.Queues.GetQueueClient(TableKeys.PoisonOf(name));

    /// <summary>
    /// Says what will have to be done before it is sure that it will: hidden for longer than any save takes, so that a kill between
    /// the two leaves a message that finds either what was saved or nothing.
    /// </summary>
    public async Task<SendReceipt> AnnounceAsync(string message) =>
        (await queue.SendMessageAsync(message, storage.Patience.Hidden, ForEver, CancellationToken.None)).Value;

    /// <summary>What was announced has been saved and may be done at once.</summary>
    public async Task ShowAsync(SendReceipt announced, string message)
    {
        try
        {
            await queue.UpdateMessageAsync(
                announced.MessageId, announced.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException gone) when (IsTaken(gone))
        {
            // It showed itself while the save was still on its way and may have found nothing; or a first try, whose answer was lost,
            // has shown it, and once more is harmless.
            await AddAsync(message);
        }
        catch (Exception failure) when (StorageOutage.Is(failure))
        {
            // It shows itself later.
        }
    }

    public Task AddAsync(string message) => queue.SendMessageAsync(message, null, ForEver, CancellationToken.None);

    /// <summary>Puts what failed back, to be tried later; false when that was the last try, and it is given up.</summary>
    public async Task<bool> AgainAsync(string message, int tries)
    {
        if (tries >= MostTries)
        {
            await poison.SendMessageAsync(message, null, ForEver, CancellationToken.None);
            return false;
        }

        await queue.SendMessageAsync(message, Delay(tries), ForEver, CancellationToken.None);
        return true;
    }

    /// <summary>What was given up, the first of it.</summary>
    public async Task<IReadOnlyList<(string Message, DateTimeOffset? At)>> GivenUpAsync(CancellationToken cancellation)
    {
        var peeked = await poison.PeekMessagesAsync(poison.MaxPeekableMessages, cancellation);
        return [.. peeked.Value.Select(message => (message.Body.ToString(), message.InsertedOn))];
    }

    /// <summary>Takes what was given up and does it again from the first try.</summary>
    /// <param name="fresh">The message as it is when it was never tried.</param>
    public async Task<int> SendAgainAsync(Func<string, string> fresh)
    {
        var (sent, any) = (0, true);
        while (any)
        {
            var taken = (await poison.ReceiveMessagesAsync(poison.MaxPeekableMessages, null, CancellationToken.None)).Value;
            foreach (var message in taken)
            {
                // In this order: a kill between the two does it twice, which is harmless.
                await AddAsync(fresh(message.Body.ToString()));
                await DeleteAsync(message);
                sent++;
            }

            any = taken.Length > 0;
        }

        return sent;
    }

    private async Task DeleteAsync(QueueMessage given)
    {
        try
        {
            await poison.DeleteMessageAsync(given.MessageId, given.PopReceipt, CancellationToken.None);
        }
        catch (RequestFailedException taken) when (IsTaken(taken))
        {
            // By a first try whose answer was lost, or by whoever sends it again at the same time.
        }
    }

    /// <summary>The message is no more, or a later receipt than ours holds it.</summary>
    private static bool IsTaken(RequestFailedException refusal) =>
        refusal.Status == 404 || refusal.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    /// <summary>Four times longer each time.</summary>
    private TimeSpan Delay(int tries)
    {
        var delay = storage.Patience.FirstDelay * Math.Pow(4, tries - 1);
        return delay < Longest ? delay : Longest;
    }
}
