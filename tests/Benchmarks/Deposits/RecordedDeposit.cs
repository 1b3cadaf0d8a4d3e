using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.SignIn;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Benchmarks.Deposits;

/// <summary>What the app asks of storage for one deposit and for what follows it, in the order in which it asks.</summary>
internal static class RecordedDeposit
{
    /// <summary>Longer than an effect waits for its turn: after as long without a request, nothing follows any more.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <summary>The second deposit of an app that has just started: the first pays for what is read once.</summary>
    public static async Task<IReadOnlyList<Ask>> RecordAsync(CancellationToken cancellation)
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        // Orchestrations have an account of their own, which nobody watches: what the engine asks is not the app's.
        await using var app = await new Hosting(storage.ConnectionString) { HostStorage = await TestStorage.NewAccountAsync() }
            .StartAsync(0, null, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
        var call = new BenchCall(api);
        await call.OpenAsync(cancellation);
        await call.DepositAsync(1, Side.DocumentBytes, cancellation);
        var asked = new ConcurrentQueue<Ask>();
        storage.Watch = (request, done) =>
        {
            if (!done && AskOf(request) is { } ask)
            {
                asked.Enqueue(ask);
            }

            return Task.CompletedTask;
        };
        await QuietAsync(asked, cancellation);
        asked.Clear();
        await call.DepositAsync(2, Side.DocumentBytes, cancellation);
        await QuietAsync(asked, cancellation);
        return [.. asked];
    }

    private static async Task QuietAsync(ConcurrentQueue<Ask> asked, CancellationToken cancellation)
    {
        for (var seen = -1; seen != asked.Count;)
        {
            seen = asked.Count;
            await Task.Delay(Quiet, cancellation);
        }
    }

    /// <summary>Null for what the host asks by itself, deposit or none: it looks into its queues and renews what it holds.</summary>
    private static Ask? AskOf(StorageRequest request) => request switch
    {
        { IsForQueues: true } => request.Method switch
        {
            "POST" => Ask.SendMessage,
            "PUT" => Ask.ShowMessage,
            _ => null,
        },
        { IsForTables: true, IsTransaction: true } => Ask.Transaction,
        { IsForTables: true, Method: "GET" } when request.Resource.Contains("RowKey=", StringComparison.Ordinal) => Ask.ReadRow,
        { IsForTables: true, Method: "GET" } => Ask.ReadRange,
        { IsForTables: true, Method: "DELETE" } => Ask.DeleteRow,
        { IsForTables: true } => Ask.WriteRow,
        _ when !request.Resource.StartsWith($"/{Core.Storage.TableKeys.DocumentsContainer}/", StringComparison.Ordinal) => null,
        { Method: "PUT" } => Ask.KeepBlob,
        _ => Ask.ReadBlob,
    };
}
