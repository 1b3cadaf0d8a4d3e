#nullable enable
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>The pipeline of one account: every request of the client is made, sent and judged here.</summary>
internal sealed class TablesConnection
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    public TablesConnection(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy? authentication, string? accountName = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        AccountName = accountName ?? endpoint.Host.Split('.')[0];
        _version = options.Version;
        // Signed again at each attempt: the signature covers the date.
        _pipeline = HttpPipelineBuilder.Build(options, [], authentication is null ? [] : [authentication], new ResponseClassifier());
    }

    public TablesConnection(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, options, new SharedKeyLitePolicy(credential ?? throw new ArgumentNullException(nameof(credential))), credential.AccountName) =>
        Key = credential;

    public TablesConnection(Uri endpoint, TokenCredential credential, TableClientOptions? options)
        : this(endpoint, options, new BearerTokenAuthenticationPolicy(credential ?? throw new ArgumentNullException(nameof(credential)), StorageScope))
    {
    }

    public TablesConnection(Uri endpoint, AzureSasCredential credential, TableClientOptions? options)
        : this(endpoint, options, new SasPolicy(credential ?? throw new ArgumentNullException(nameof(credential))))
    {
    }

    /// <summary>The account's address, with the signature that it was given with, if any.</summary>
    public Uri Endpoint { get; }

    /// <summary>Signs for others; none when the client holds no key.</summary>
    public TableSharedKeyCredential? Key { get; private init; }

    public string AccountName { get; }

    public static TablesConnection Parse(string connectionString, TableClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        return parsed.Key is not null
            ? new TablesConnection(parsed.TableEndpoint, parsed.Key, options)
            : new TablesConnection(parsed.TableEndpoint, new AzureSasCredential(parsed.Signature!), options);
    }

    /// <summary>An address that ends with a table's name is the account's and that name.</summary>
    /// <exception cref="ArgumentException">The address names no table.</exception>
    public static (Uri Account, string Table) Split(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var path = endpoint.AbsolutePath.TrimEnd('/');
        var table = path[(path.LastIndexOf('/') + 1)..];
        return table.Length > 0
            ? (new UriBuilder(endpoint) { Path = path[..^table.Length] }.Uri, Uri.UnescapeDataString(table))
            : throw new ArgumentException("The address names no table.", nameof(endpoint));
    }

    public Uri AddressOf(string table) => new UriBuilder(Endpoint) { Path = $"{Endpoint.AbsolutePath.TrimEnd('/')}/{table}" }.Uri;

    public static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    /// <summary>A request on an escaped path relative to the account.</summary>
    public Request NewRequest(RequestMethod method, string path)
    {
        var request = _pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(Endpoint);
        if (!request.Uri.Path.EndsWith('/'))
        {
            request.Uri.AppendPath("/", escape: false);
        }

        request.Uri.AppendPath(path, escape: false);
        request.Headers.Add("x-ms-version", _version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        return request;
    }

    public Response Send(Request request, CancellationToken cancellation, params ReadOnlySpan<int> tolerated) =>
        Judge(_pipeline.SendRequest(request, cancellation), tolerated);

    public async Task<Response> SendAsync(Request request, CancellationToken cancellation, params int[] tolerated) =>
        Judge(await _pipeline.SendRequestAsync(request, cancellation), tolerated);

    private static Response Judge(Response response, ReadOnlySpan<int> tolerated) =>
        response.Status is >= 200 and < 300 || tolerated.Contains(response.Status) ? response : throw TablesError.Of(response);

    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
