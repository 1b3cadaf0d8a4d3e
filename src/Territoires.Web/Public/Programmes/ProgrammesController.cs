using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Core.Territories;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Programmes;

/// <summary>What outlives calls: programmes, and the networks that laureates join.</summary>
public sealed class ProgrammesController(ProgrammeStore programmes, CallStore calls, Referential referential, PublicPages pages)
    : ControllerBase
{
    [Reads("programmes"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowProgrammesAsync(CancellationToken cancellation)
    {
        var all = await programmes.AllAsync(cancellation);
        return pages.Of(Page.Of(new ProgrammesPage
        {
            Programmes = all,
            Day = Today.Of(Request.Act().ReceivedAt),
            Manages = Policies.Permits(Permission.ManageProgrammes, Request.Actor()),
        }));
    }

    [Reads("programmes/{programme}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowProgrammeAsync(string programme, CancellationToken cancellation)
    {
        if ((await programmes.LoadAsync(programme, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var now = Request.Act().ReceivedAt;
        var all = await calls.AllAsync(cancellation);
        return pages.Of(Page.Of(new ProgrammePage
        {
            Programme = state,
            Calls = [.. all.Where(call => call.IsPublic && state.CallOf(call.Id) is not null)],
            Waves = state.Waves is null ? null : WavesText.Of(state, all, now),
            Now = now,
        }));
    }

    [Reads("programmes/{programme}/reseau"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowNetworkAsync(string programme, CancellationToken cancellation)
    {
        if (!AskedDay.TryRead(Request, AskedDay.Parameter, out var day))
        {
            return Problems.DayUnreadable.ToResult();
        }

        return (await programmes.LoadAsync(programme, cancellation)).State is { } state
            ? pages.Of(Page.Of(new NetworkPage
            {
                Programme = state,
                Day = day,
                Places = await referential.PlacesAsync(cancellation),
                PublicCalls = [.. (await calls.AllAsync(cancellation)).Where(call => call.IsPublic)],
            }))
            : Problems.NotFound.ToResult();
    }

    [Reads("programmes/{programme}/reseau/{member}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowMemberAsync(string programme, string member, CancellationToken cancellation) =>
        (await programmes.LoadAsync(programme, cancellation)).State is { } state && state.HistoryOf(member) is { Count: > 0 } history
            ? pages.Of(Page.Of(new MemberPage
            {
                Programme = state,
                History = history,
                Day = Today.Of(Request.Act().ReceivedAt),
                Places = await referential.PlacesAsync(cancellation),
            }))
            : Problems.NotFound.ToResult();

    /// <summary>
    /// The network on a day: <c>reseau.json</c> and <c>reseau.csv</c> for programs, <c>reseau.xlsx</c> for people,
    /// <c>reseau.geojson</c> for maps.
    /// </summary>
    [Reads("programmes/{programme}/reseau.{format}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> DownloadNetworkAsync(string programme, string format, CancellationToken cancellation)
    {
        if (!AskedDay.TryRead(Request, AskedDay.Parameter, out var day))
        {
            return Problems.DayUnreadable.ToResult();
        }

        if ((await programmes.LoadAsync(programme, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var places = await referential.PlacesAsync(cancellation);
        var network = NetworkAnswer.Of(state, day, places);
        return format switch
        {
            "json" => Tagged.Json(Request, network),
            "csv" => Tagged.Bytes(Request, NetworkFiles.Csv(network), CsvTable.MediaType),
            "geojson" => Tagged.Bytes(Request, NetworkGeoJson.Of(network, places), GeoJson.MediaType),
            "xlsx" => Tagged.Bytes(
                Request, await NetworkFiles.WorkbookAsync(network, state.Definition, places), Workbook.MediaType),
            _ => Problems.NotFound.ToResult(),
        };
    }
}
