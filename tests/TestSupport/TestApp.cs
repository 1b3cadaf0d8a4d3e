using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.LocalHost;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// The real app in this process, on the real worker and durable extension, over an account of its own and a clock that a test holds.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Where the clock of a test stands unless it says otherwise: while the call of <see cref="TestCalls"/> is open.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    private static readonly string SigningKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly string storage;
    private readonly HeldClock clock;
    private readonly IReadOnlyDictionary<string, string?>? settings;
    private const string FirstDelay = $"{StorageClients.RetrySection}:FirstDelay";

    private LocalApp app;

    private TestApp(string storage, HeldClock clock, IReadOnlyDictionary<string, string?>? settings, LocalApp app)
    {
        this.storage = storage;
        this.clock = clock;
        this.settings = settings;
        this.app = app;
    }

    public Uri Address => app.Address;

    public IServiceProvider Services => app.Services;

    public LocalApp Host => app;

    public DateTimeOffset Now => app.Clock.GetUtcNow();

    /// <summary>Connection string of the account that holds all that this app keeps but its orchestrations.</summary>
    public string Storage => storage;

    /// <param name="storage">A storage connection string, or null for an account of its own.</param>
    /// <param name="start">Where the clock begins.</param>
    /// <param name="settings">Settings of the app beside those of a test.</param>
    /// <param name="nightly">True for a test of what happens each night: most pass weeks, and half of their time would be nights.</param>
    public static async Task<TestApp> StartAsync(
        string? storage = null, DateTimeOffset? start = null, IReadOnlyDictionary<string, string?>? settings = null, bool nightly = false)
    {
        var account = storage ?? await TestStorage.NewAccountAsync();
        var clock = new HeldClock(start ?? Start) { StopsAtTimers = nightly };
        return new TestApp(account, clock, settings, await OpenAsync(account, clock, settings));
    }

    /// <summary>Checks the invariants of what another process left in an account, by the app itself.</summary>
    public static async Task CheckStorageAsync(string storage)
    {
        await using var app = await OpenAsync(storage, new HeldClock(DateTimeOffset.UtcNow));
        await Invariants.CheckAsync(app.Services);
    }

    /// <summary>Stops the app and starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await app.DisposeAsync();
        app = await OpenAsync(storage, clock, settings);
    }

    public Task AdvanceToAsync(DateTimeOffset instant) => app.AdvanceToAsync(instant);

    public Task SettleAsync() => app.SettleAsync();

    /// <summary>Somebody who speaks to the API with a bearer token of these roles; nobody signed in when there are none.</summary>
    public Caller As(params Role[] roles) =>
        AsActor(roles.Length == 0 ? Actor.Anybody : new Actor(Cli.TokenCommand.DefaultId(roles[0]), roles.ToHashSet(), null, []));

    public Caller AsActor(Actor actor) => new(Address, actor.IsSignedIn ? Token(actor) : null, RestAsync);

    public string Token(Actor actor) => Services.GetRequiredService<Tokens>().Issue(actor, TimeSpan.FromDays(1000));

    /// <summary>Somebody with a browser.</summary>
    public Browser Browser() => new(Address, RestAsync);

    /// <summary>What an act asked for is done before the next step, as when a person takes longer than the app does.</summary>
    private Task RestAsync() => RestsAfterActs ? SettleAsync() : Task.CompletedTask;

    /// <summary>False for a test of what happens before the effects of an act are done.</summary>
    public bool RestsAfterActs { get; set; } = true;

    public async ValueTask DisposeAsync()
    {
        await SettleAsync();
        await Invariants.CheckAsync(Services);
        await app.DisposeAsync();
    }

    internal static Task<LocalApp> OpenAsync(string storage, HeldClock clock, IReadOnlyDictionary<string, string?>? settings = null) =>
        LocalApp.StartAsync(new LocalAppOptions
        {
            Folder = Cli.Checkout.FunctionApp,
            Main = Functions.Program.Main,
            Clock = clock,
            Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
            {
                ["TerritoiresStorage"] = storage,
                ["AzureWebJobsStorage"] = storage,
                // Queues know no held clock: what is tried again is tried at once, and no kill waits for minutes to be seen.
                [$"{StorageClients.RetrySection}:Hidden"] = "00:00:05",
                [FirstDelay] = settings?.GetValueOrDefault(FirstDelay) ?? "00:00:00",
                [Tokens.KeySetting] = SigningKey,
                ["Logging:LogLevel:Default"] = "Error",
                // host.json has these from warnings on: each row that is not there would be one.
                ["Logging:LogLevel:Azure"] = "Error",
                ["Logging:LogLevel:Microsoft"] = "Error",
            },
        });
}
