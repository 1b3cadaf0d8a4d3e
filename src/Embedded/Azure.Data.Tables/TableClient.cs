using System.Linq.Expressions;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Sas;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>The rows of one table. Failures are <see cref="RequestFailedException"/> with the service's error code.</summary>
public class TableClient
{
    private readonly TablesConnection _connection;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TablesConnection.Parse(connectionString, options), tableName)
    {
    }

    /// <param name="endpoint">The table's address, which may carry a signature.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, TableClientOptions options = null)
        : this(new TablesConnection(TablesConnection.Split(endpoint).Account, options, null), TablesConnection.Split(endpoint).Table)
    {
    }

    /// <param name="endpoint">The table's address.</param>
    /// <param name="credential">A signature on it; it can be renewed while the client is in use.</param>
    /// <param name="options">Retries, transport, diagnostics.</param>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null)
        : this(new TablesConnection(TablesConnection.Split(endpoint).Account, credential, options), TablesConnection.Split(endpoint).Table)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(new TablesConnection(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(new TablesConnection(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TablesConnection connection, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _connection = connection;
        Name = tableName;
    }

    /// <summary>For a derived double: nothing works until it is overridden.</summary>
    protected TableClient()
    {
    }

    public virtual string Name { get; }

    public virtual string AccountName => _connection.AccountName;

    /// <summary>The table's own address.</summary>
    public virtual Uri Uri => _connection.AddressOf(Name);

    /// <summary>Each value becomes an escaped literal of its type.</summary>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiteral.Format(filter);

    /// <summary>Takes comparisons of one property with one value, joined by and, or, not.</summary>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => FilterExpression.Of(filter);

    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        TableRequest.Created(_connection.Send(TableRequest.Create(_connection, Name), cancellationToken), Name);

    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        TableRequest.Created(await _connection.SendAsync(TableRequest.Create(_connection, Name), cancellationToken), Name);

    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        TableRequest.CreatedOrExisting(_connection.Send(TableRequest.Create(_connection, Name), cancellationToken, 409), Name);

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableRequest.CreatedOrExisting(await _connection.SendAsync(TableRequest.Create(_connection, Name), cancellationToken, 409), Name);

    /// <summary>A missing table is answered by the 404 response, without an exception.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        _connection.Send(TableRequest.Delete(_connection, Name), cancellationToken, 404);

    /// <inheritdoc cref="Delete"/>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(TableRequest.Delete(_connection, Name), cancellationToken, 404);

    /// <exception cref="RequestFailedException">409 EntityAlreadyExists, 404 TableNotFound, 400 for what the service does not store.</exception>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.Send(EntityRequest.Add(_connection, Name, entity), cancellationToken);

    /// <inheritdoc cref="AddEntity{T}"/>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.SendAsync(EntityRequest.Add(_connection, Name, entity), cancellationToken);

    /// <exception cref="RequestFailedException">404 ResourceNotFound.</exception>
    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Read<T>(_connection.Send(EntityRequest.Get(_connection, Name, partitionKey, rowKey, select), cancellationToken));

    /// <inheritdoc cref="GetEntity{T}"/>
    public virtual async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Read<T>(await _connection.SendAsync(EntityRequest.Get(_connection, Name, partitionKey, rowKey, select), cancellationToken));

    /// <summary>A missing row is a response without value; a missing table is an exception.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        ReadIfExists<T>(_connection.Send(EntityRequest.Get(_connection, Name, partitionKey, rowKey, select), cancellationToken, 404));

    /// <inheritdoc cref="GetEntityIfExists{T}"/>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        ReadIfExists<T>(await _connection.SendAsync(EntityRequest.Get(_connection, Name, partitionKey, rowKey, select), cancellationToken, 404));

    /// <param name="entity">The row.</param>
    /// <param name="ifMatch">The ETag that was read, or <see cref="ETag.All"/>; never the default value.</param>
    /// <param name="mode">What becomes of stored properties that the entity does not name.</param>
    /// <param name="cancellationToken">Stops waiting; the write may have happened.</param>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, 404 ResourceNotFound.</exception>
    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.Send(EntityRequest.Write(_connection, Name, entity, Required(ifMatch), mode), cancellationToken);

    /// <inheritdoc cref="UpdateEntity{T}"/>
    public virtual Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.SendAsync(EntityRequest.Write(_connection, Name, entity, Required(ifMatch), mode), cancellationToken);

    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.Send(EntityRequest.Write(_connection, Name, entity, null, mode), cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _connection.SendAsync(EntityRequest.Write(_connection, Name, entity, null, mode), cancellationToken);

    /// <summary>A missing row is answered by the 404 response, without an exception; the default ETag sets no condition.</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied.</exception>
    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        _connection.Send(EntityRequest.Delete(_connection, Name, partitionKey, rowKey, ifMatch), cancellationToken, 404);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntity(entity?.PartitionKey, entity?.RowKey, ifMatch, cancellationToken);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(EntityRequest.Delete(_connection, Name, partitionKey, rowKey, ifMatch), cancellationToken, 404);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity?.PartitionKey, entity?.RowKey, ifMatch, cancellationToken);

    /// <summary>In the order of the keys; every continuation is followed.</summary>
    public virtual Pageable<T> Query<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Entities<T>(filter, maxPerPage, select).Run(cancellationToken);

    /// <inheritdoc cref="Query{T}(string, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual Pageable<T> Query<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Entities<T>(CreateQueryFilter(filter), maxPerPage, select).Run(cancellationToken);

    /// <inheritdoc cref="Query{T}(string, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Entities<T>(filter, maxPerPage, select).RunAsync(cancellationToken);

    /// <inheritdoc cref="Query{T}(string, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Entities<T>(CreateQueryFilter(filter), maxPerPage, select).RunAsync(cancellationToken);

    public virtual TableSasBuilder GetSasBuilder(TableSasPermissions permissions, DateTimeOffset expiresOn) => new(Name, permissions, expiresOn);

    /// <summary>The table's address with a signature, for somebody who holds no key.</summary>
    /// <exception cref="InvalidOperationException">This client holds no account key either.</exception>
    public virtual Uri GenerateSasUri(TableSasPermissions permissions, DateTimeOffset expiresOn) => GenerateSasUri(GetSasBuilder(permissions, expiresOn));

    /// <inheritdoc cref="GenerateSasUri(TableSasPermissions, DateTimeOffset)"/>
    public virtual Uri GenerateSasUri(TableSasBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var key = _connection.Key ?? throw new InvalidOperationException("Only a client that was made with the account's key can sign.");
        return new UriBuilder(Uri) { Query = builder.Sign(key) }.Uri;
    }

    /// <summary>All or nothing, in one partition: at most 100 actions, each on its own row, 4 MiB in all.</summary>
    /// <exception cref="TableTransactionFailedException">An action was refused; its index is told.</exception>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = Actions(transactionActions);
        var response = _connection.Send(Batch.Request(_connection, Name, actions), cancellationToken);
        return Response.FromValue(Batch.Read(response, actions.Count), response);
    }

    /// <inheritdoc cref="SubmitTransaction"/>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = Actions(transactionActions);
        var response = await _connection.SendAsync(Batch.Request(_connection, Name, actions), cancellationToken);
        return Response.FromValue(Batch.Read(response, actions.Count), response);
    }

    private static List<TableTransactionAction> Actions(IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var list = actions.ToList();
        return list.Count > 0 ? list : throw new InvalidOperationException("A transaction needs at least one action.");
    }

    private static ETag Required(ETag ifMatch) =>
        ifMatch != default ? ifMatch : throw new ArgumentException("An update needs the ETag that was read, or ETag.All.", nameof(ifMatch));

    private static Response<T> Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content);
        return Response.FromValue(EntityJson.Read<T>(document.RootElement), response);
    }

    private static NullableResponse<T> ReadIfExists<T>(Response response)
        where T : class, ITableEntity =>
        response.Status != 404 ? Read<T>(response)
        : TablesError.CodeOf(response) == TableErrorCode.TableNotFound ? throw TablesError.Of(response)
        : new MissingEntity<T>(response);

    private TableQuery<T> Entities<T>(string filter, int? maxPerPage, IEnumerable<string> select)
        where T : class, ITableEntity =>
        new(_connection, Name + "()", filter, maxPerPage, select, ["NextPartitionKey", "NextRowKey"], EntityJson.Read<T>);
}
