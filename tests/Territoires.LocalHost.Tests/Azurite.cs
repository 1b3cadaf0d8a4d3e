using System.Globalization;
using Territoires.LocalHost.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Territoires.LocalHost.Tests;

/// <summary>Microsoft's storage emulator, in memory, with an account of its own for each app.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const int Accounts = 100;

    private readonly string[] names =
    [
        .. Enumerable.Range(1, Accounts).Select(number => string.Create(CultureInfo.InvariantCulture, $"app{number:D3}")),
    ];
    private Storage.Azurite? emulator;
    private int taken;

    /// <summary>The connection string of an account that nobody has used.</summary>
    public string NewAccount() => emulator!.ConnectionString(names[Interlocked.Increment(ref taken) - 1]);

    public async ValueTask InitializeAsync() => emulator = await Storage.Azurite.StartAsync(null, 0, CancellationToken.None, names);

    public ValueTask DisposeAsync() => emulator!.DisposeAsync();
}
