using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Something that serves tables and blobs: the suites say the same of each.</summary>
public abstract class StorageBackend : IAsyncDisposable
{
    public abstract TableServiceClient Tables { get; }

    public abstract BlobServiceClient Blobs { get; }

    /// <summary>Whether <see cref="KnownDifferences"/> applies; otherwise answers are those of the documentation.</summary>
    protected abstract bool IsAzurite { get; }

    public static string NewName() => "t" + Guid.NewGuid().ToString("N");

    public async Task<TableClient> NewTableAsync()
    {
        var table = Tables.GetTableClient(NewName());
        RemoveAtTheEnd(() => table.DeleteAsync());
        await table.CreateAsync();
        return table;
    }

    public async Task<BlobContainerClient> NewContainerAsync()
    {
        var container = Blobs.GetBlobContainerClient(NewName());
        RemoveAtTheEnd(() => container.DeleteIfExistsAsync());
        await container.CreateAsync();
        return container;
    }

    /// <summary>The act is refused with this status and code, unless this backend is known to accept it.</summary>
    public async Task RefusesAsync(string what, int status, string code, Func<Task> act)
    {
        if (IsAzurite && KnownDifferences.Accepted.Contains(what))
        {
            await Should.NotThrowAsync(act);
            return;
        }

        await Refused.AsAsync(status, CodeOf(code), act);
    }

    /// <summary>The act holds, unless this backend is known to fail at it.</summary>
    public async Task UnlessAsync(string what, Func<Task> act)
    {
        if (IsAzurite && KnownDifferences.Failing.Contains(what))
        {
            await Should.ThrowAsync<Exception>(act);
            return;
        }

        await act();
    }

    /// <summary>The documented code, or what this backend is known to say instead.</summary>
    public string CodeOf(string code) => IsAzurite ? KnownDifferences.Codes.GetValueOrDefault(code, code) : code;

    /// <summary>The name that a blob is listed by.</summary>
    public string BlobNameOf(string name) => IsAzurite ? KnownDifferences.BlobNameOf(name) : name;

    public string FoundBy(string filter, string rows) => IsAzurite ? KnownDifferences.Filters.GetValueOrDefault(filter, rows) : rows;

    protected abstract void RemoveAtTheEnd(Func<Task> removal);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class LocalBackend : StorageBackend
{
    private readonly TemporaryFolder _folder = new();
    private readonly LocalStorageTransport _transport;

    public LocalBackend()
    {
        _transport = LocalStorage.Open(_folder.Path, TimeProvider.System);
        Tables = LocalClients.Tables(_transport);
        Blobs = LocalClients.Blobs(_transport);
    }

    public override TableServiceClient Tables { get; }

    public override BlobServiceClient Blobs { get; }

    protected override bool IsAzurite => false;

    /// <summary>The folder goes as a whole.</summary>
    protected override void RemoveAtTheEnd(Func<Task> removal)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }
}

public sealed class ServiceBackend(StorageService service) : StorageBackend
{
    public override TableServiceClient Tables { get; } = new(service.ConnectionString, LocalClients.Once(new TableClientOptions()));

    public override BlobServiceClient Blobs { get; } = new(service.ConnectionString, LocalClients.Once(new BlobClientOptions()));

    protected override bool IsAzurite => service.IsAzurite;

    protected override void RemoveAtTheEnd(Func<Task> removal) => service.RemoveAtTheEnd(removal);
}
