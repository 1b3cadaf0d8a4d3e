using Territoires.Core.Storage;

namespace Territoires.Functions.Tests.Applications;

public sealed class TransferRoomTests
{
    [Fact]
    public async Task Who_comes_past_the_limit_waits_until_a_place_is_given_back()
    {
        using var room = new TransferRoom();
        var places = new Queue<IDisposable>();
        Task<IDisposable> next;
        while ((next = room.EnterAsync(TestContext.Current.CancellationToken)).IsCompleted)
        {
            places.Enqueue(await next);
            places.Count.ShouldBeLessThan(100);
        }

        places.Dequeue().Dispose();

        (await next).Dispose();
        places.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_takes_no_place()
    {
        using var room = new TransferRoom();
        using var leaving = new CancellationTokenSource();
        var places = new Queue<IDisposable>();
        Task<IDisposable> next;
        while ((next = room.EnterAsync(leaving.Token)).IsCompleted)
        {
            places.Enqueue(await next);
            places.Count.ShouldBeLessThan(100);
        }

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
        places.Dequeue().Dispose();
        (await room.EnterAsync(TestContext.Current.CancellationToken)).Dispose();
    }
}
