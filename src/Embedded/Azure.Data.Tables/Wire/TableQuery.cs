#nullable enable
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>One query and its continuation, for entities and for tables.</summary>
internal sealed record TableQuery<T>(
    TablesConnection Connection, string Path, string? Filter, int? MaxPerPage, IEnumerable<string>? Select, string[] Continuations, Func<JsonElement, T> Read)
    where T : notnull
{
    public Pageable<T> Run(CancellationToken cancellation) =>
        new SyncPages<T>((token, hint) => ReadPage(Connection.Send(Request(token, hint), cancellation)));

    public AsyncPageable<T> RunAsync(CancellationToken cancellation) =>
        new AsyncPages<T>(async (token, hint, pageCancellation) => ReadPage(await Connection.SendAsync(Request(token, hint), pageCancellation)), cancellation);

    private Request Request(string? continuation, int? pageSizeHint)
    {
        var request = Connection.NewRequest(RequestMethod.Get, Path);
        Append(request, "$filter", string.IsNullOrEmpty(Filter) ? null : Filter);
        Append(request, "$top", (pageSizeHint ?? MaxPerPage)?.ToString(CultureInfo.InvariantCulture));
        Append(request, "$select", Select is null ? null : string.Join(',', Select));
        // One line a continuation header; an empty line is a header that was absent.
        foreach (var (name, value) in Continuations.Zip(continuation?.Split('\n') ?? []))
        {
            Append(request, name, value.Length == 0 ? null : value);
        }

        return request;
    }

    private static void Append(Request request, string name, string? value)
    {
        if (value is not null)
        {
            request.Uri.AppendQuery(name, Uri.EscapeDataString(value), escapeValue: false);
        }
    }

    private Page<T> ReadPage(Response response)
    {
        using var document = JsonDocument.Parse(response.Content);
        var values = document.RootElement.GetProperty("value").EnumerateArray().Select(Read).ToList();
        var next = Continuations.Select(name => response.Headers.TryGetValue("x-ms-continuation-" + name, out var value) ? value : "").ToList();
        return Page<T>.FromValues(values, next.TrueForAll(string.IsNullOrEmpty) ? null : string.Join('\n', next), response);
    }
}
