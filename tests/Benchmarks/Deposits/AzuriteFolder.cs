using Territoires.LocalHost.Storage;

namespace Territoires.Benchmarks.Deposits;

/// <summary>An empty Azurite in a folder that goes with it.</summary>
internal sealed class AzuriteFolder : IAsyncDisposable
{
    private readonly ScratchFolder folder;
    private readonly Azurite azurite;

    private AzuriteFolder(ScratchFolder folder, Azurite azurite)
    {
        this.folder = folder;
        this.azurite = azurite;
    }

    public string ConnectionString => azurite.ConnectionString();

    public static async Task<AzuriteFolder> StartAsync(CancellationToken cancellation)
    {
        var folder = new ScratchFolder();
        return new AzuriteFolder(folder, await Azurite.StartAsync(folder.Path, 0, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        await folder.DisposeAsync();
    }
}
