using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Core.Territories;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Web.Public.Programmes;

namespace Territoires.Web.Desk.Programmes;

/// <summary>The programmes, and what there is to do with each.</summary>
public sealed class ManagedProgrammesController(ProgrammeStore programmes, ProgrammeDesk desk, CallStore calls, Referential referential)
    : ControllerBase
{
    [Reads("gestion/programmes"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowManagedProgrammesAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ProgrammeState> all = Request.Actor().Call is null ? await programmes.AllAsync(cancellation) : [];
        return Page.Of(new ManagedProgrammesPage { Programmes = all, Day = Today.Of(Request.Act().ReceivedAt) });
    }

    [Reads("gestion/programmes/{programme}"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowManagedProgrammeAsync(string programme, CancellationToken cancellation)
    {
        if (!CallId.IsValid(programme) || (await desk.FindAsync(programme, Request.Actor(), cancellation))?.State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var all = await calls.AllAsync(cancellation);
        return Page.Of(new ManagedProgrammePage
        {
            Programme = state,
            Calls = [.. all.Where(call => state.CallOf(call.Id) is not null)],
            Waves = WavesText.Of(state, all, Request.Act().ReceivedAt),
            Members = state.Memberships.Reverse().ToArray().Page(Paging.Asked(Request.Query[Paging.Parameter])),
            Places = await referential.PlacesAsync(cancellation),
            Day = Today.Of(Request.Act().ReceivedAt),
        });
    }
}
