namespace Territoires.Tests.TestSupport.Faults;

/// <summary>Microsoft's emulator.</summary>
public sealed class AzuriteService : IStorageService
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string account;

    private AzuriteService(string account) => this.account = account;

    /// <summary>An empty account of the Azurite of these tests.</summary>
    public static async Task<AzuriteService> StartAsync() => new(await TestStorage.NewAccountAsync());

    public string ConnectionString(Uri server) => string.Join(';', account.Split(';')
        .Select(part => part.Contains("Endpoint=", StringComparison.Ordinal)
            ? part.Replace(
                new Uri(Value(part)).GetLeftPart(UriPartial.Authority), server.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            : part));

    public async Task<StorageAnswer> AnswerAsync(StorageRequest request)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Parse(request.Method), Endpoint(request) + request.Target)
        {
            Content = new ByteArrayContent(request.Body),
        };
        foreach (var (name, value) in request.Headers.Where(
            header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!sent.Headers.TryAddWithoutValidation(name, value))
            {
                sent.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await http.SendAsync(sent);
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || request.Method == "HEAD"
                && header.Key == "Content-Length");
        return new StorageAnswer(
            (int)answer.StatusCode, [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
            await answer.Content.ReadAsByteArrayAsync());
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Value(string part) => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private string Endpoint(StorageRequest request)
    {
        var name = request.IsForTables ? "TableEndpoint=" : request.IsForQueues ? "QueueEndpoint=" : "BlobEndpoint=";
        return new Uri(Value(account.Split(';').Single(part => part.StartsWith(name, StringComparison.Ordinal))))
            .GetLeftPart(UriPartial.Authority);
    }
}
