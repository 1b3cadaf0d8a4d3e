namespace Territoires.Benchmarks.Scale;

/// <summary>What something asks of storage.</summary>
/// <param name="Tables">Requests to tables; a transaction is one.</param>
/// <param name="Blobs">Requests to blobs.</param>
/// <param name="CallReads">How many of them read the one row of the call.</param>
/// <param name="Queues">Requests to queues.</param>
public readonly record struct StorageRequests(int Tables, int Blobs, int CallReads, int Queues = 0)
{
    public int All => Tables + Blobs + Queues;
}
