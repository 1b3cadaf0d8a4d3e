#nullable enable
namespace Azure.Data.Tables.Wire;

/// <summary>Fetches pages one after the other, as long as the service gives a continuation.</summary>
internal sealed class SyncPages<T>(Func<string?, int?, Page<T>> fetch) : Pageable<T>
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = fetch(continuationToken, pageSizeHint);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}

/// <inheritdoc cref="SyncPages{T}"/>
internal sealed class AsyncPages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellation) : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
