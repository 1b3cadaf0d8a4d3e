using System.Threading.Channels;
using Territoires.Core.Storage;

namespace Territoires.Functions.Tests.Storage;

public sealed class SharedReadsTests
{
    private readonly Channel<TaskCompletionSource<int>> asked = Channel.CreateUnbounded<TaskCompletionSource<int>>();
    private readonly SharedReads<int> reads;

    public SharedReadsTests() => reads = new SharedReads<int>(_ =>
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Writer.TryWrite(answer).ShouldBeTrue();
        return answer.Task;
    });

    [Fact]
    public async Task Whoever_asks_while_a_read_is_under_way_shares_the_next_one()
    {
        var first = ReadAsync();
        var underWay = await AskedAsync();
        var later = Enumerable.Range(0, 20).Select(_ => ReadAsync()).ToArray();

        underWay.SetResult(1);
        (await first).ShouldBe(1);
        (await AskedAsync()).SetResult(2);

        (await Task.WhenAll(later)).ShouldAllBe(answer => answer == 2);
        asked.Reader.TryRead(out _).ShouldBeFalse("two reads for twenty-one who asked");
    }

    [Fact]
    public async Task One_after_the_other_each_asks_the_storage_and_one_row_does_not_wait_for_another()
    {
        var first = ReadAsync();
        (await AskedAsync()).SetResult(1);
        (await first).ShouldBe(1);

        var second = ReadAsync();
        var other = ReadAsync("other");
        foreach (var underWay in new[] { await AskedAsync(), await AskedAsync() })
        {
            underWay.SetResult(2);
        }

        (await second).ShouldBe(2);
        (await other).ShouldBe(2);
    }

    [Fact]
    public async Task An_outage_is_that_of_whoever_waited_for_it_and_the_next_asks_anew()
    {
        var first = ReadAsync();
        var underWay = await AskedAsync();
        var second = ReadAsync();
        underWay.SetException(new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(first);
        (await AskedAsync()).SetResult(2);
        (await second).ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_goes_away_takes_nothing_from_the_others()
    {
        var first = ReadAsync();
        var underWay = await AskedAsync();
        using var leaving = new CancellationTokenSource();
        var gone = reads.ReadAsync("row", leaving.Token);
        var second = ReadAsync();
        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(gone);
        underWay.SetResult(1);
        (await AskedAsync()).SetResult(2);
        (await first).ShouldBe(1);
        (await second).ShouldBe(2);
    }

    private Task<int> ReadAsync(string row = "row") => reads.ReadAsync(row, CancellationToken.None);

    private async Task<TaskCompletionSource<int>> AskedAsync() => await asked.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
