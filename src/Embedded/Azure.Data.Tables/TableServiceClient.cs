using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account. Failures are <see cref="RequestFailedException"/> with the service's error code.</summary>
public class TableServiceClient
{
    private readonly TablesConnection _connection;

    /// <summary>With an account key, or <c>UseDevelopmentStorage=true</c> for the emulator on its usual ports.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <inheritdoc cref="TableServiceClient(string)"/>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        _connection = TablesConnection.Parse(connectionString, options);
    }

    /// <summary>Anonymous, or as the transport of the options decides.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions options = null)
    {
        _connection = new TablesConnection(endpoint, options, null);
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
    {
        _connection = new TablesConnection(endpoint, credential, options);
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <param name="endpoint">The account's address.</param>
    /// <param name="credential">A signature on the account; it can be renewed while clients use it.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
    {
        _connection = new TablesConnection(endpoint, credential, options);
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        _connection = new TablesConnection(endpoint, tokenCredential, options);
    }

    /// <summary>For a derived double: nothing works until it is overridden.</summary>
    protected TableServiceClient()
    {
    }

    public virtual string AccountName => _connection.AccountName;

    public virtual Uri Uri => _connection.Endpoint;

    /// <summary>Each value becomes an escaped literal of its type.</summary>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiteral.Format(filter);

    public virtual TableClient GetTableClient(string tableName) => new(_connection, tableName);

    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        TableRequest.Created(_connection.Send(TableRequest.Create(_connection, tableName), cancellationToken), tableName);

    public virtual async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequest.Created(await _connection.SendAsync(TableRequest.Create(_connection, tableName), cancellationToken), tableName);

    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        TableRequest.CreatedOrExisting(_connection.Send(TableRequest.Create(_connection, tableName), cancellationToken, 409), tableName);

    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequest.CreatedOrExisting(await _connection.SendAsync(TableRequest.Create(_connection, tableName), cancellationToken, 409), tableName);

    /// <summary>A missing table is answered by the 404 response, without an exception.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        _connection.Send(TableRequest.Delete(_connection, tableName), cancellationToken, 404);

    /// <inheritdoc cref="DeleteTable"/>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(TableRequest.Delete(_connection, tableName), cancellationToken, 404);

    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        TableRequest.Query(_connection, filter, maxPerPage).Run(cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        TableRequest.Query(_connection, filter, maxPerPage).RunAsync(cancellationToken);
}
