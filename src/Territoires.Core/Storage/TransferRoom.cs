
namespace Territoires.Core.Storage;

/// <summary>
/// How many documents go to the storage at once; those past the limit wait, whole, in their temporary files. Each transfer
/// holds buffers and a connection, and the last evening of a call brings everybody at once: without a limit the memory of an
/// instance would follow their number. It is not asked for while a body is received, because the slowest lines would then
/// keep everybody out.
/// </summary>
public sealed class TransferRoom : IDisposable
{
    private const int AtOnce = 16;

    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    /// <summary>Waits for a place, which is given back when the answer is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        return new Place(places);
    }

    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
