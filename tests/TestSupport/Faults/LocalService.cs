using Azure.Core;
using Territoires.Embedded.LocalStorage;

namespace Territoires.Tests.TestSupport.Faults;

/// <summary>The local store, asked over HTTP as the real service is.</summary>
public sealed class LocalService : IStorageService
{
    private readonly string folder = Directory.CreateTempSubdirectory("territoires-faults-").FullName;
    private readonly LocalStorageTransport transport;

    public LocalService() => transport = LocalStorage.Open(folder, TimeProvider.System);

    /// <summary>A name of a host, not an address: clients then look for no account in the path. Nobody checks the key.</summary>
    public string ConnectionString(Uri server) =>
        $"DefaultEndpointsProtocol=http;AccountName=local;AccountKey={Convert.ToBase64String(new byte[64])};"
        + $"BlobEndpoint=http://localhost:{server.Port}/;TableEndpoint=http://localhost:{server.Port}/;";

    public async Task<StorageAnswer> AnswerAsync(StorageRequest request)
    {
        using var sent = transport.CreateRequest();
        sent.Method = RequestMethod.Parse(request.Method);
        sent.Uri.Reset(new Uri(LocalStorageTransport.Address, request.Target));
        foreach (var (name, value) in request.Headers)
        {
            sent.Headers.Add(name, value);
        }

        sent.ClientRequestId = request.Header("x-ms-client-request-id") ?? sent.ClientRequestId;
        sent.Content = RequestContent.Create(request.Body);
        using var message = new HttpMessage(sent, new ResponseClassifier());
        await transport.ProcessAsync(message);
        using var body = new MemoryStream();
        if (message.Response.ContentStream is { } content)
        {
            await content.CopyToAsync(body);
        }

        return new StorageAnswer(message.Response.Status, [.. message.Response.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value))], body.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await transport.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
