using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Data.Sqlite;
using Territoires.Embedded.LocalStorage.Blobs;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;
using Territoires.Embedded.LocalStorage.Tables;

namespace Territoires.Embedded.LocalStorage;

/// <summary>
/// Answers the Table and Blob services' REST requests from one folder. Give it to the options of both clients, with <see cref="Address"/> and no credential.
/// A write is acknowledged once it is on disk.
/// </summary>
public sealed class LocalStorageTransport : HttpPipelineTransport, IAsyncDisposable
{
    private readonly Store _store;
    private readonly TimeProvider _time;
    private readonly TablesService _tables;
    private readonly BlobsService _blobs;

    internal LocalStorageTransport(Store store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _tables = new TablesService(store);
        _blobs = new BlobsService(store);
    }

    /// <summary>The address that both clients take; nothing is ever sent there.</summary>
    public static Uri Address { get; } = new("https://territoires.invalid/");

    public override Request CreateRequest() => new LocalRequest();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.CancellationToken.ThrowIfCancellationRequested();
        var call = new Call(message.Request, message.CancellationToken);
        var requestId = Guid.NewGuid().ToString("D");
        // The two services share the address; only table requests name a data service version.
        var isTables = call.Header("DataServiceVersion") is not null;
        LocalResponse response;
        try
        {
            response = await (isTables ? _tables.AnswerAsync(call) : _blobs.AnswerAsync(call));
        }
        catch (ServiceFault fault)
        {
            var told = fault.Told(requestId, _time.GetUtcNow());
            response = isTables ? told.AsJson() : told.AsXml(hasBody: call.Method != "HEAD");
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            // The disk is full or failing. As from the service, whether a write was done is then not known.
            var told = new ServiceFault(500, "InternalError", $"The local storage could not read or write its folder: {failure.Message}").Told(requestId, _time.GetUtcNow());
            response = isTables ? told.AsJson() : told.AsXml(hasBody: call.Method != "HEAD");
        }

        message.Response = response
            .With("x-ms-request-id", requestId)
            .With("x-ms-version", call.Header("x-ms-version") ?? "2020-12-06")
            .With("Date", _time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture))
            .With("x-ms-client-request-id", message.Request.ClientRequestId);
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }

    public override void Process(HttpMessage message)
    {
        // The clients' synchronous methods must work. Nothing here needs the waiting thread: writes are done by the writer's own.
#pragma warning disable VSTHRD002
        ProcessAsync(message).AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <summary>Reads the whole folder: one sentence for each damaged page, missing content, or content that is not what its name says.</summary>
    public IReadOnlyList<string> Check() =>
    [
        .. _store.Read(session => session.Query("PRAGMA integrity_check", row => row.GetString(0)).Where(line => line != "ok").Select(line => $"storage.db: {line}").ToList()),
        .. _store.Contents.Faults(_store.Read(session => session.Query("SELECT DISTINCT hash, length FROM segments", row => (row.GetString(0), row.GetInt64(1))).ToList())),
    ];

    /// <summary>Finishes the accepted writes, then frees the folder. A later request throws <see cref="ObjectDisposedException"/>.</summary>
    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
