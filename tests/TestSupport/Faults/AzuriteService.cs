using Territoires.Cli;

namespace Territoires.Tests.TestSupport.Faults;

/// <summary>Microsoft's emulator in a process of its own.</summary>
public sealed class AzuriteService : IStorageService
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string folder;
    private readonly Azurite azurite;

    private AzuriteService(string folder, Azurite azurite) => (this.folder, this.azurite) = (folder, azurite);

    public static async Task<AzuriteService> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("territoires-azurite-").FullName;
        return new AzuriteService(folder, await Azurite.StartAsync(folder, CancellationToken.None, Ports.ThreeInARow()));
    }

    public string ConnectionString(Uri server) => string.Join(';', azurite.ConnectionString.Split(';')
        .Select(part => part.Contains("Endpoint=", StringComparison.Ordinal) ? $"{part[..part.IndexOf('=', StringComparison.Ordinal)]}={server}devstoreaccount1" : part));

    public async Task<StorageAnswer> AnswerAsync(StorageRequest request)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Parse(request.Method), Endpoint(request.IsForTables) + request.Target) { Content = new ByteArrayContent(request.Body) };
        foreach (var (name, value) in request.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!sent.Headers.TryAddWithoutValidation(name, value))
            {
                sent.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await http.SendAsync(sent);
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || request.Method == "HEAD" && header.Key == "Content-Length");
        return new StorageAnswer((int)answer.StatusCode, [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))], await answer.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Endpoint(bool tables)
    {
        var address = azurite.ConnectionString.Split(';').Single(part => part.StartsWith(tables ? "TableEndpoint=" : "BlobEndpoint=", StringComparison.Ordinal));
        return new Uri(address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..]).GetLeftPart(UriPartial.Authority);
    }
}
