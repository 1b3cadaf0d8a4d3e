using Azure.Storage.Blobs;

namespace Territoires.LocalHost.Tests;

public sealed class TimerTests(Azurite azurite)
{
    [Fact]
    public async Task The_held_clock_stops_at_each_timer_and_the_frequent_ones_fire_once_a_stop()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));

        await app.AdvanceToAsync(Sample.Start.AddDays(2));

        app.Clock.GetUtcNow().ShouldBe(Sample.Start.AddDays(2));
        app.Diary().Lines.ShouldBe(
        [
            "minutely 2026-04-21 03:30",
            "daily 2026-04-21 03:30",
            "minutely 2026-04-22 03:30",
            "daily 2026-04-22 03:30",
            "minutely 2026-04-22 08:00",
        ]);
    }

    [Fact]
    public async Task A_held_clock_that_does_not_stop_at_timers_fires_each_once()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start) { StopsAtTimers = false });

        await app.AdvanceToAsync(Sample.Start.AddDays(40));

        app.Diary().Lines.Order().ShouldBe(["daily 2026-05-30 08:00 late", "minutely 2026-05-30 08:00"]);
    }

    [Fact]
    public async Task The_held_clock_does_not_go_back()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => app.AdvanceToAsync(Sample.Start.AddSeconds(-1)));
    }

    [Fact]
    public async Task A_timer_that_was_due_while_the_host_was_down_fires_at_its_start()
    {
        var storage = azurite.NewAccount();
        await using (await Sample.StartAsync(azurite, storage: storage))
        {
        }

        var status = new BlobContainerClient(storage, "azure-webjobs-hosts").GetBlobClient("timers/localhost/Daily/status");
        var kept = (await status.DownloadContentAsync()).Value.Content.ToString();
        kept.ShouldContain("T03:30:00");
        await status.UploadAsync(BinaryData.FromString("""{"Next":"2026-01-01T03:30:00+00:00"}"""), overwrite: true);

        await using var app = await Sample.StartAsync(azurite, storage: storage);

        await Eventually.IsTrueAsync(
            () => app.Diary().Lines.Any(line => line.EndsWith(" late", StringComparison.Ordinal)), "the timer fires");
    }

    [Fact]
    public async Task On_the_system_s_clock_a_timer_fires_by_itself()
    {
        await using var app = await Sample.StartAsync(azurite);

        await Eventually.IsTrueAsync(
            () => app.Diary().Lines.Any(line => line.StartsWith("minutely", StringComparison.Ordinal)), "the timer of each minute fires");
    }
}
