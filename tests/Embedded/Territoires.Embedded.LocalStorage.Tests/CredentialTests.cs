using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Sas;
using Azure.Storage;
using Azure.Storage.Sas;

namespace Territoires.Embedded.LocalStorage.Tests;

/// <summary>Who a client says that it is. The service judges it; the local transport is one process's own and asks nobody.</summary>
public sealed class CredentialTests(StorageService service)
{
    private readonly StorageBackend _backend = new ServiceBackend(service);

    [Fact]
    public async Task A_key_opens_the_account_and_another_one_does_not()
    {
        var key = Key();
        var tables = new TableServiceClient(_backend.Tables.Uri, new TableSharedKeyCredential(_backend.Tables.AccountName, key));
        (await tables.QueryAsync(maxPerPage: 1).AsPages().FirstAsync()).Values.Count.ShouldBeLessThanOrEqualTo(1);
        var wrong = new TableSharedKeyCredential(_backend.Tables.AccountName, Convert.ToBase64String(new byte[64]));
        var closed = new TableServiceClient(_backend.Tables.Uri, wrong, LocalClients.Once(new TableClientOptions()));
        (await Should.ThrowAsync<RequestFailedException>(async () => await closed.QueryAsync().ToListAsync())).Status.ShouldBe(403);

        wrong.SetAccountKey(key);
        await closed.QueryAsync(maxPerPage: 1).AsPages().FirstAsync();
    }

    [Fact]
    public async Task A_signature_on_a_table_opens_what_it_says_until_it_ends()
    {
        var table = await _backend.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "1") { ["A"] = 1 });
        var address = table.GenerateSasUri(TableSasPermissions.Read, DateTimeOffset.UtcNow.AddMinutes(10));

        var reader = new TableClient(address, LocalClients.Once(new TableClientOptions()));
        reader.Name.ShouldBe(table.Name);
        (await reader.GetEntityAsync<TableEntity>("p", "1")).Value.GetInt32("A").ShouldBe(1);
        (await reader.QueryAsync<TableEntity>("A eq 1").ToListAsync()).Count.ShouldBe(1);
        (await Should.ThrowAsync<RequestFailedException>(() => reader.AddEntityAsync(new TableEntity("p", "2")))).Status.ShouldBe(403);
        var ended = new TableClient(
            table.Uri, new AzureSasCredential(table.GetSasBuilder(TableSasPermissions.All, DateTimeOffset.UtcNow.AddMinutes(-10)).Sign(new TableSharedKeyCredential(table.AccountName, Key()))), LocalClients.Once(new TableClientOptions()));
        (await Should.ThrowAsync<RequestFailedException>(() => ended.GetEntityAsync<TableEntity>("p", "1"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_signature_can_be_renewed_while_the_client_uses_it()
    {
        var table = await _backend.NewTableAsync();
        var key = new TableSharedKeyCredential(table.AccountName, Key());
        var until = DateTimeOffset.UtcNow.AddMinutes(10);
        var signature = new AzureSasCredential(new TableSasBuilder(table.Name, "r", until).Sign(key));
        var client = new TableClient(table.Uri, signature, LocalClients.Once(new TableClientOptions()));
        (await Should.ThrowAsync<RequestFailedException>(() => client.AddEntityAsync(new TableEntity("p", "1")))).Status.ShouldBe(403);

        signature.Update(new TableSasBuilder(table.Name, "dura", until) { StartsOn = DateTimeOffset.UtcNow.AddHours(-1), Protocol = TableSasProtocol.HttpsAndHttp }.Sign(key));

        await client.AddEntityAsync(new TableEntity("p", "1"));
        await _backend.UnlessAsync(
            KnownDifferences.TransactionBySignature,
            () => client.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "3"))]));
        await client.UpsertEntityAsync(new TableEntity("p", "2"));
        (await client.QueryAsync<TableEntity>(maxPerPage: 1).Where(row => row.RowKey != "3").ToListAsync()).Count.ShouldBe(2);
        (await client.DeleteEntityAsync("p", "1")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_signature_on_the_account_opens_it_as_a_credential_in_the_address_and_in_a_connection_string()
    {
        var account = new AccountSasBuilder(AccountSasPermissions.All, DateTimeOffset.UtcNow.AddMinutes(10), AccountSasServices.Tables, AccountSasResourceTypes.All)
        {
            Protocol = SasProtocol.HttpsAndHttp,
        };
        var signature = account.ToSasQueryParameters(new StorageSharedKeyCredential(_backend.Tables.AccountName, Key())).ToString();
        TableServiceClient[] clients =
        [
            new(_backend.Tables.Uri, new AzureSasCredential(signature)),
            new(new Uri($"{_backend.Tables.Uri.AbsoluteUri.TrimEnd('/')}/?{signature}")),
            new($"TableEndpoint={_backend.Tables.Uri};SharedAccessSignature={signature}"),
        ];
        foreach (var client in clients)
        {
            var table = client.GetTableClient(StorageBackend.NewName());
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("p", "1"));
            (await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToListAsync()).Count.ShouldBe(1);
            (await table.DeleteAsync()).Status.ShouldBe(204);
            Should.Throw<InvalidOperationException>(() => table.GenerateSasUri(TableSasPermissions.Read, DateTimeOffset.MaxValue));
        }
    }

    [Fact]
    public async Task A_token_is_asked_for_storage_and_sent_with_each_request()
    {
        using var handler = new Echo();
        using var http = new HttpClient(handler);
        var options = new TableClientOptions { Transport = new HttpClientTransport(http) };
        var tables = new TableServiceClient(new Uri("https://account.table.example"), new OneToken(), options);

        await tables.GetTableClient("rows").GetEntityIfExistsAsync<TableEntity>("p", "1");

        handler.Authorization.ShouldBe(["Bearer token for https://storage.azure.com/.default"]);
    }

    [Theory]
    [InlineData("AccountName=a")]
    [InlineData("AccountKey=YQ==")]
    [InlineData("nonsense")]
    [InlineData("=value")]
    public void A_connection_string_that_says_too_little_is_refused(string text) => Should.Throw<FormatException>(() => new TableServiceClient(text));

    private string Key() => service.ConnectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal))["AccountKey=".Length..];

    private sealed class OneToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Echo : HttpMessageHandler
    {
        public List<string?> Authorization { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization.Add(request.Headers.Authorization?.ToString());
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }
}
