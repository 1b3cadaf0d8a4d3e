using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Territoires.Embedded.LocalStorage.Tests;

internal static class LocalClients
{
    public static TableServiceClient Tables(LocalStorageTransport transport) =>
        new(LocalStorageTransport.Address, Once(new TableClientOptions { Transport = transport }));

    public static BlobServiceClient Blobs(LocalStorageTransport transport) =>
        new(LocalStorageTransport.Address, Once(new BlobClientOptions { Transport = transport }));

    /// <summary>No retries: an unexpected 5xx must fail the test at once.</summary>
    public static TOptions Once<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("territoires-storage-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
