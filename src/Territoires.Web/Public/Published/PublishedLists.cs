using System.Collections.Concurrent;
using Territoires.Core.Calls;
using Territoires.Core.Territories;
using Territoires.Web.Answers;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Published;

/// <summary>A list that is public, and what was made of it for readers.</summary>
/// <param name="view">The list.</param>
/// <param name="workbook">The same as a workbook.</param>
/// <param name="geoJson">The same for maps.</param>
public sealed class PublishedList(LaureatesView view, byte[] workbook, byte[] geoJson)
{
    public LaureatesView View => view;

    public LaureatesAnswer List => view.List;

    public PublicBytes Json { get; } = new(Tagged.BytesOf(view.List), "application/json; charset=utf-8");

    public PublicBytes Csv { get; } = new(LaureatesCsv.Of(view.List), "text/csv; charset=utf-8");

    public PublicBytes Xlsx { get; } = new(workbook, Workbook.MediaType);

    public PublicBytes Map { get; } = new(geoJson, GeoJson.MediaType);

    /// <summary>Pages drawn from it, as they are for everybody.</summary>
    public ConcurrentDictionary<string, PublicBytes> Pages { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// The lists that are public, kept by each instance: the day when a list appears, everybody reads it at once, and a table
/// partition answers some 2,000 times a second. Only what is public is kept, and the publication instant is compared with the
/// clock at every read. What this instance saves counts at once; what another one saves, after a second.
/// </summary>
public sealed class PublishedLists(Laureates laureates, CallStore calls, Referential referential)
{
    private const long KeptMilliseconds = 1000;

    private readonly ConcurrentDictionary<string, Kept> lists = new(StringComparer.Ordinal);

    /// <summary>The list, from its instant on; null before, for everyone.</summary>
    public async Task<PublishedList?> FindAsync(string call, DateTimeOffset now, CancellationToken cancellation)
    {
        if (lists.TryGetValue(call, out var kept) && kept.Saves == calls.Saves && (kept.IsYoung || !kept.TakeTurn()))
        {
            return kept.List.List.PublishedAt <= now ? kept.List : null;
        }

        try
        {
            return await ReadAsync(call, kept, now, cancellation);
        }
        finally
        {
            kept?.EndTurn();
        }
    }

    private async Task<PublishedList?> ReadAsync(string call, Kept? before, DateTimeOffset now, CancellationToken cancellation)
    {
        // Read before the call: what is saved meanwhile is seen at the next read.
        var saves = calls.Saves;
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !state.IsPublishedAt(now))
        {
            return null;
        }

        var places = await referential.PlacesAsync(cancellation);
        var list = before is not null && before.Head == loaded.Head && ReferenceEquals(before.Places, places)
            ? before.List
            : await laureates.PublishedAsync(call, now, cancellation) is { } answer
            ? new PublishedList(
                new LaureatesView(answer, places), await LaureatesXlsx.OfAsync(answer, places), LaureatesGeoJson.Of(answer, places))
            : null;
        if (list is not null)
        {
            lists[call] = new Kept(list, loaded.Head, places, saves, Environment.TickCount64);
        }

        return list;
    }

    /// <param name="Head">Hash of the last fact of the call when it was read.</param>
    /// <param name="Saves">How often this instance had saved a call then.</param>
    private sealed record Kept(PublishedList List, string Head, Places Places, long Saves, long At)
    {
        private int turn;

        public bool IsYoung => Environment.TickCount64 - At < KeptMilliseconds;

        /// <summary>One reader reads again; the others are given what there is meanwhile.</summary>
        public bool TakeTurn() => Interlocked.CompareExchange(ref turn, 1, 0) == 0;

        public void EndTurn() => Volatile.Write(ref turn, 0);
    }
}
