using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Embedded.FunctionsHost;
using Territoires.Functions.Identity;

namespace Territoires.Tests.TestSupport;

/// <summary>The real app, its real host and its real storage, in this process, over a folder of its own and a clock that a test holds.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Where the clock of a test stands unless it says otherwise: while the call of <see cref="TestCalls"/> is open.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    private static readonly string SigningKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly string folder;
    private readonly string? storage;
    private EmbeddedApp app;

    private TestApp(string folder, string? storage, EmbeddedApp app)
    {
        this.folder = folder;
        this.storage = storage;
        this.app = app;
    }

    public Uri Address => app.Address;

    public IServiceProvider Services => app.Services;

    public EmbeddedApp Host => app;

    public DateTimeOffset Now => app.Clock.GetUtcNow();

    /// <param name="storage">A storage connection string, or null for the local store.</param>
    /// <param name="start">Where the clock begins.</param>
    /// <param name="settings">Settings of the app beside those of a test.</param>
    public static async Task<TestApp> StartAsync(string? storage = null, DateTimeOffset? start = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = NewFolder();
        return new TestApp(folder, storage, await OpenAsync(folder, storage, start ?? Start, settings));
    }

    /// <summary>Checks the invariants of what another process left in a folder, by the app itself.</summary>
    public static async Task CheckFolderAsync(string folder)
    {
        await using var app = await OpenAsync(folder, null, null);
        await app.SettleAsync();
        await Invariants.CheckAsync(app.Services);
    }

    /// <summary>Stops the app and starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        var now = Now;
        await app.DisposeAsync();
        app = await OpenAsync(folder, storage, now);
    }

    /// <summary>Another app on a copy of all that this one kept, at the same instant: one past, two futures.</summary>
    public async Task<TestApp> CopyAsync()
    {
        var now = Now;
        var other = await CopyDataAsync();
        return new TestApp(other, storage, await OpenAsync(other, storage, now));
    }

    /// <summary>A new folder that holds all that this app kept: nobody has it open.</summary>
    public async Task<string> CopyDataAsync()
    {
        if (storage is not null)
        {
            throw new InvalidOperationException("Only what stands in the folder is copied.");
        }

        var now = Now;
        await app.DisposeAsync();
        var other = NewFolder();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(other, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        app = await OpenAsync(folder, storage, now);
        return other;
    }

    public Task AdvanceToAsync(DateTimeOffset instant) => app.AdvanceToAsync(instant);

    public Task SettleAsync() => app.SettleAsync();

    /// <summary>Somebody who speaks to the API with a bearer token of these roles; nobody signed in when there are none.</summary>
    public Caller As(params Role[] roles) => AsActor(roles.Length == 0 ? Actor.Anybody : new Actor(Cli.TokenCommand.DefaultId(roles[0]), roles.ToHashSet(), null, []));

    public Caller AsActor(Actor actor) => new(Address, actor.IsSignedIn ? Token(actor) : null);

    public string Token(Actor actor) => Services.GetRequiredService<Tokens>().Issue(actor, TimeSpan.FromDays(1000));

    /// <summary>Somebody with a browser.</summary>
    public Browser Browser() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await SettleAsync();
        await Invariants.CheckAsync(Services);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), $"territoires-test-{Guid.CreateVersion7():N}");

    private static Task<EmbeddedApp> OpenAsync(string folder, string? storage, DateTimeOffset? now, IReadOnlyDictionary<string, string?>? settings = null) => EmbeddedApp.StartAsync(
        Functions.Program.Main,
        new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["Embedded:Port"] = "0",
            ["Embedded:Data"] = folder,
            ["Embedded:Clock"] = now?.ToString("O", CultureInfo.InvariantCulture),
            ["TerritoiresStorage"] = storage ?? $"Embedded={folder}",
            [Tokens.KeySetting] = SigningKey,
            ["Logging:LogLevel:Default"] = "Error",
        });
}
