using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Play;
using Territoires.Cli.Storage;
using Territoires.Core.SignIn;
using Territoires.Domain.Journal;
using Territoires.LocalHost;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Cli.Tests;

/// <summary>
/// A whole call of eight applications on the system's clock, with short dates, its orchestration in Azurite; the host, the worker or
/// both are killed with SIGKILL ten times.
/// </summary>
public sealed class KilledPlayTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int Applications = 8;

    [Fact]
    public async Task A_play_killed_ten_times_ends_as_if_it_had_not_been()
    {
        var random = Seeded();
        var (whole, killed) = (await TestStorage.NewAccountAsync(), await TestStorage.NewAccountAsync());
        var seed = Seed.Read(DemoCommand.UsualSeed, Applications);
        var watch = Stopwatch.StartNew();
        var (acts, came) = await PlayOnAHeldClockAsync(whole, seed);
        var act = watch.Elapsed / acts;
        var moments = Moments(random, acts);
        await using var app = new HostedApp(killed, Key);
        watch.Restart();
        await app.EnsureAsync();
        var start = watch.Elapsed;
        var soon = Soon(seed, (from, to) => Lasts(
            (came(to) - came(from)) * act, moments.Count(moment => moment.Act > came(from) && moment.Act <= came(to)), start));
        output.WriteLine(
            $"opens {soon.Opens:HH:mm:ss}, closes {soon.Closes:HH:mm:ss}, session {soon.Session:HH:mm:ss}, publication "
                + $"{soon.Publication:HH:mm:ss}");
        await PlayKilledAsync(app, soon, moments);
        output.WriteLine($"{acts} acts; {Kills} kills and the end in {watch.Elapsed.TotalSeconds:F0} s");

        await EnteredInItsOrderAsync(killed, soon);
        (await ListAsync(app.Address, soon)).ShouldBe(await LaureatesAsync(whole, seed));
        var facts = await PlayedFacts.ReadAsync(killed, seed.Call.Id);
        foreach (var (aggregate, chain) in facts)
        {
            FactChain.FirstBroken(chain).ShouldBeNull(aggregate);
            chain.Select(fact => (fact.Type, fact.Json)).ShouldBeUnique(aggregate);
        }

        Told(facts).ShouldBe(Told(await PlayedFacts.ReadAsync(whole, seed.Call.Id)));
        await TestApp.CheckStorageAsync(killed);
        await CheckedAsync(killed);
    }

    private static string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static Tokens Tokens { get; } =
        new(new ConfigurationBuilder().AddInMemoryCollection(
            [new(Territoires.Core.SignIn.Tokens.KeySetting, Key)]).Build(), TimeProvider.System);

    private Random Seeded()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    /// <summary>The same play on a clock that it moves; answers how many acts it has, and how many of them come before a date.</summary>
    private static async Task<(int Acts, Func<DateTimeOffset, int> Before)> PlayOnAHeldClockAsync(string storage, Seed seed)
    {
        var acts = new Acts(_ => Task.CompletedTask);
        await using var app = await StartedAsync(storage, seed.Begins);
        // Of the app, whose clock dates them.
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>(), acts);
        var time = new CountedTime(new HeldTime(app), acts);
        await new SeedPlay(new Script(time, api, seed), TextWriter.Null).PlayAsync(CancellationToken.None);
        return (acts.Count, time.Before);
    }

    /// <summary>Begun again from its beginning whenever it fails: every act is harmless when it was done already.</summary>
    private async Task PlayKilledAsync(HostedApp app, Seed seed, Queue<(int Act, Func<HostedApp, Task> Kill)> moments)
    {
        var acts = new Acts(async count =>
        {
            if (moments.TryPeek(out var next) && count >= next.Act)
            {
                moments.Dequeue();
                Say($"act {count}: killed");
                await next.Kill(app);
            }
        });
        using var api = new Api(app.Address, Tokens, acts);
        var script = new Script(new RealTime(), api, seed);
        var givesUp = Stopwatch.StartNew();
        while (true)
        {
            await app.EnsureAsync();
            try
            {
                await new SeedPlay(script, new Progress(Say)).PlayAsync(CancellationToken.None);
                moments.ShouldBeEmpty("it ended before it was killed");
                return;
            }
            catch (HttpRequestException failure) when (givesUp.Elapsed < TimeSpan.FromMinutes(35))
            {
                Say(failure.Message[..Math.Min(failure.Message.Length, 120)]);
                // Killed under this request, or asked before the orchestration came to it.
                await Task.Delay(300);
            }
        }
    }

    private void Say(string what) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss} {what}"));

    /// <summary>At which acts of the whole play it is killed, counted from its beginning, and what of it.</summary>
    private Queue<(int Act, Func<HostedApp, Task> Kill)> Moments(Random random, int acts)
    {
        (string Name, Func<HostedApp, Task> Kill)[] kinds =
        [
            ("host", app => app.KillHostAsync()),
            ("worker", app => { app.KillWorker(); return Task.CompletedTask; }),
            ("both", app => app.KillBothAsync()),
        ];
        var every = Enumerable.Range(1, acts - 1).ToArray();
        random.Shuffle(every);
        var moments = every.Take(Kills).Order().Select(act => (Act: act, Kind: kinds[random.Next(kinds.Length)])).ToArray();
        output.WriteLine($"killed at {string.Join(", ", moments.Select(moment => $"{moment.Act} ({moment.Kind.Name})"))} of {acts} acts");
        return new Queue<(int, Func<HostedApp, Task>)>(moments.Select(moment => (moment.Act, moment.Kind.Kill)));
    }

    /// <summary>
    /// What goes on between two dates has to be done between them, on a machine that does other things too: three times as long as it
    /// took just now, at the least what a quiet machine needs.
    /// </summary>
    /// <param name="acts">How long its acts took when nothing was killed.</param>
    /// <param name="kills">How often the app is killed and starts again.</param>
    /// <param name="start">How long a start takes.</param>
    private static TimeSpan Lasts(TimeSpan acts, int kills, TimeSpan start) =>
        Longer(TimeSpan.FromSeconds(50), 3 * acts) + (kills * Longer(TimeSpan.FromSeconds(25), 3 * start));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Its dates as near as they can be; submissions are counted five minutes after the closing.</summary>
    private static Seed Soon(Seed seed, Func<DateTimeOffset, DateTimeOffset, TimeSpan> lasts)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(seed.Call.Calendar.TimeZone);
        var opens = DateTimeOffset.UtcNow + lasts(DateTimeOffset.MinValue, seed.Opens);
        var closes = opens + lasts(seed.Opens, seed.Closes);
        var reviews = closes + CallPlan.LongestRequest + lasts(seed.Closes, seed.ReviewsBy);
        var session = reviews + lasts(seed.ReviewsBy, seed.Session);
        var publication = session + lasts(seed.Session, seed.Publication);
        return seed with
        {
            Call = seed.Call with
            {
                Calendar = new SeedCalendar(
                    seed.Call.Calendar.TimeZone, Local(opens), Local(closes), Local(reviews), Local(session), Local(publication)),
            },
        };

        string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("s", CultureInfo.InvariantCulture);
    }

    /// <summary>The orchestration says when it entered each stage: in their order, none before its date.</summary>
    private static async Task EnteredInItsOrderAsync(string storage, Seed seed)
    {
        var instances = new TableServiceClient(storage).GetTableClient("territoiresInstances");
        var row = await instances.GetEntityAsync<TableEntity>(InstanceIds.Call(seed.Call.Id), string.Empty);
        var progress = JsonSerializer.Deserialize<CallProgress>(row.Value.GetString("CustomStatus"), JsonSerializerOptions.Web)!;

        (progress.Stage, progress.WaitsFor, progress.NextTimer).ShouldBe((CallProgressStage.Published, "nothing", null));
        progress.Entered.Select(entry => entry.Stage).ShouldBe(
            [
                CallProgressStage.Coming, CallProgressStage.Open, CallProgressStage.Closing, CallProgressStage.Checking,
                CallProgressStage.Reviewing,
                CallProgressStage.Deliberating, CallProgressStage.Proposing, CallProgressStage.Designating, CallProgressStage.Publishing,
                CallProgressStage.Published,
            ]);
        progress.Entered.Select(entry => entry.At).ShouldBeInOrder();
        At(CallProgressStage.Open).ShouldBeGreaterThanOrEqualTo(seed.Opens);
        At(CallProgressStage.Closing).ShouldBeGreaterThanOrEqualTo(seed.Closes);
        At(CallProgressStage.Checking).ShouldBeGreaterThanOrEqualTo(seed.Closes + CallPlan.LongestRequest);
        At(CallProgressStage.Published).ShouldBeGreaterThanOrEqualTo(seed.Publication);

        DateTimeOffset At(string stage) => progress.Entered.Single(entry => entry.Stage == stage).At;
    }

    private static async Task CheckedAsync(string storage)
    {
        using var said = new StringWriter();
        await StorageCommand.Create().Parse(["check", "--storage", storage])
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { Output = said, Error = said });
        said.ToString().ShouldContain(" 0 faults");
    }

    private static async Task<string[]> LaureatesAsync(string storage, Seed seed)
    {
        await using var app = await StartedAsync(storage, seed.Publication.AddDays(1));
        return await ListAsync(app.Address, seed);
    }

    /// <summary>The published lines, word for word; not the dates of the list.</summary>
    private static async Task<string[]> ListAsync(Uri address, Seed seed)
    {
        using var api = new Api(address, Tokens);
        var list = await api.DoAsync(HttpMethod.Get, $"api/calls/{seed.Call.Id}/laureates", Actor.Anybody, null, CancellationToken.None);
        return [.. list.Json.GetProperty("laureates").EnumerateArray().Select(laureate => laureate.GetRawText())];
    }

    private static Task<LocalApp> StartedAsync(string storage, DateTimeOffset at) => LocalApp.StartAsync(new LocalAppOptions
    {
        Folder = Checkout.FunctionApp,
        Main = Functions.Program.Main,
        Clock = new HeldClock(at),
        Settings = new Dictionary<string, string?>
        {
            ["TerritoiresStorage"] = storage,
            ["AzureWebJobsStorage"] = storage,
            [Core.SignIn.Tokens.KeySetting] = Key,
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:Azure"] = "Error",
        },
    });

    /// <summary>Who told what of which aggregate. When the program tells is its own: what a kill interrupted, it tells later.</summary>
    private static string[] Told(IReadOnlyDictionary<string, IReadOnlyList<StoredFact>> facts) =>
        [.. facts.SelectMany(aggregate => aggregate.Value.Select(fact => $"{aggregate.Key}: {fact.Actor} {fact.Type}")).Order(
            StringComparer.Ordinal)];

    /// <summary>The system's clock: it comes to a date by waiting.</summary>
    private sealed class RealTime : IPlayTime
    {
        public DateTimeOffset Now => DateTimeOffset.UtcNow;

        public Task ComeToAsync(DateTimeOffset instant, CancellationToken cancellation) =>
            instant > Now ? Task.Delay(instant - Now + TimeSpan.FromMilliseconds(100), cancellation) : Task.CompletedTask;
    }

    /// <summary>Keeps how many acts were begun before each date that it came to.</summary>
    private sealed class CountedTime(IPlayTime time, Acts acts) : IPlayTime
    {
        private readonly List<(DateTimeOffset Date, int Acts)> came = [];

        public DateTimeOffset Now => time.Now;

        /// <summary>Of a date that it did not come to: those before the next one; all of them after the last.</summary>
        public int Before(DateTimeOffset date) =>
            date == DateTimeOffset.MinValue ? 0 : came.Where(one => one.Date >= date).Select(one => one.Acts).FirstOrDefault(acts.Count);

        public Task ComeToAsync(DateTimeOffset instant, CancellationToken cancellation)
        {
            came.Add((instant, acts.Count));
            return time.ComeToAsync(instant, cancellation);
        }
    }

    /// <summary>Passes on what a play says of its stages.</summary>
    private sealed class Progress(Action<string> say) : StringWriter
    {
        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            say(buffer.ToString());
            return Task.CompletedTask;
        }
    }

    /// <summary>Counts the acts as they begin; one that is begun again counts once.</summary>
    private sealed class Acts(Func<int, Task> begun) : StringWriter
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public int Count => seen.Count;

        public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            var act = buffer.ToString();
            // Who comes back to a play reads more and waits less than who never left: only what is written is the same.
            return !act.StartsWith("GET ", StringComparison.Ordinal) && !act.StartsWith("clock ", StringComparison.Ordinal) && seen.Add(act)
                ? begun(seen.Count)
                : Task.CompletedTask;
        }
    }
}
