using Azure.Storage.Queues;

namespace Territoires.LocalHost.Tests;

public sealed class QueueTests(Azurite azurite)
{
    [Fact]
    public async Task A_message_that_fails_is_tried_three_times_and_moved_to_the_poison_queue()
    {
        var storage = azurite.NewAccount();
        var words = await QueueAsync(storage, "words");
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start), storage);

        await words.SendMessageAsync("bad one");
        await words.SendMessageAsync("good one");
        await app.SettleAsync();

        app.Diary().Lines.Order(StringComparer.Ordinal).ShouldBe(
            ["word bad one, try 1", "word bad one, try 2", "word bad one, try 3", "word good one, try 1"]);
        (await words.PeekMessagesAsync(32)).Value.ShouldBeEmpty();
        var poison = await QueueAsync(storage, "words-poison");
        (await poison.ReceiveMessagesAsync()).Value.Single().Body.ToString().ShouldBe("bad one");
    }

    [Fact]
    public async Task On_the_system_s_clock_messages_are_taken_by_themselves()
    {
        var storage = azurite.NewAccount();
        var messages = await QueueAsync(storage, "messages");
        await using var app = await Sample.StartAsync(azurite, storage: storage);

        await messages.SendMessageAsync("whole");

        await Eventually.IsTrueAsync(() => app.Diary().Lines.Contains("message whole, try 1"), "the message is taken");
    }

    [Fact]
    public async Task A_queue_that_is_absent_is_no_fault()
    {
        var storage = azurite.NewAccount();
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start), storage);

        await app.SettleAsync();
        await (await QueueAsync(storage, "words")).SendMessageAsync("later");
        await app.SettleAsync();

        app.Diary().Lines.ShouldBe(["word later, try 1"]);
    }

    private static async Task<QueueClient> QueueAsync(string storage, string name)
    {
        var queue = new QueueClient(storage, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
