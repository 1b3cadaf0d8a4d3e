using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.LocalHost;

namespace Territoires.Benchmarks.Deposits;

/// <summary>Ours: the app, over HTTP.</summary>
internal sealed class AppSide : Side
{
    private readonly LocalApp app;
    private readonly IAsyncDisposable store;
    private readonly Api api;
    private readonly BenchCall call;
    private readonly ConcurrentBag<string> receipts = [];

    private AppSide(LocalApp app, IAsyncDisposable store)
    {
        this.app = app;
        this.store = store;
        api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
        call = new BenchCall(api);
    }

    /// <param name="store">What the app keeps its data in; it goes when this side goes.</param>
    public static async Task<Side> StartAsync(Hosting hosting, IAsyncDisposable store, CancellationToken cancellation)
    {
        var app = await hosting.StartAsync(0, null, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancellation);
        var side = new AppSide(app, store);
        await side.call.OpenAsync(cancellation);
        return side;
    }

    /// <summary>
    /// A unit is kept when its receipt was answered and the secretary sees it with its documents; blobs are counted in the container.
    /// </summary>
    public override async Task<Kept> CountAsync(CancellationToken cancellation)
    {
        var listed = await call.ListedAsync(cancellation);
        var blobs = await BlobCount.OfAsync(
            app.Services.GetRequiredService<StorageClients>().Blobs.GetBlobContainerClient(TableKeys.DocumentsContainer), cancellation);
        return new Kept(receipts.Distinct(StringComparer.Ordinal).Count(listed.Contains), blobs);
    }

    public override async ValueTask DisposeAsync()
    {
        api.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    protected override async Task UnitAsync(int number, CancellationToken cancellation) =>
        receipts.Add(await call.DepositAsync(number, DocumentBytes, cancellation));
}
