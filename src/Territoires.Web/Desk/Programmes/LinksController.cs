using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Programmes;

/// <summary>The calls that are waves or editions of a programme: linked, and taken away where that was a mistake.</summary>
public sealed class LinksController(ProgrammeDesk desk, ProgrammeStore programmes, CallStore calls) : ControllerBase
{
    [Reads("gestion/programmes/{programme}/rattachement"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowCallLinkAsync(string programme, CancellationToken cancellation) =>
        await FindAsync(programme, cancellation) is { State: { } state }
            ? await PageAsync(state, LinkForm.Of(Request.Query[LinkForm.Parameter].ToString(), state), null, cancellation)
            : Problems.NotFound.ToResult();

    [HttpPost("gestion/programmes/{programme}/rattachement"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> LinkCallAsync(string programme, [FromServices] LinkCall link, CancellationToken cancellation)
    {
        var typed = LinkForm.Of(await Request.ReadFormAsync(cancellation));
        if (await FindAsync(programme, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var done = await link.RunAsync(programme, typed.ToLink(), Request.Act(), cancellation);
        return done.IsRefused
            ? await PageAsync(state, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedProgramme(programme));
    }

    [Reads("gestion/programmes/{programme}/appels/{call}/detachement"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowCallUnlinkAsync(string programme, string call, CancellationToken cancellation) =>
        await FindAsync(programme, cancellation) is { State: { } state } loaded && state.CallOf(call) is not null
            ? UnlinkPageOf(state, call, loaded.EntityTag, null)
            : Problems.NotFound.ToResult();

    /// <summary>An administrator takes a call away from a programme, as they saw it.</summary>
    [HttpPost("gestion/programmes/{programme}/appels/{call}/detachement"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> UnlinkCallAsync(
        string programme, string call, [FromServices] UnlinkCall unlink, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        if (await FindAsync(programme, cancellation) is not { State: { } state } loaded)
        {
            return Problems.NotFound.ToResult();
        }

        if (Confirmation.Unlinking.MissingIn(fields) is { } unconfirmed)
        {
            return UnlinkPageOf(state, call, fields["version"].ToString(), unconfirmed);
        }

        var done = await unlink.RunAsync(programme, call, fields["version"].ToString(), Request.Act(), cancellation);
        return done.IsRefused
            ? UnlinkPageOf(state, call, loaded.EntityTag, Problems.Of(done.Refusal))
            : Results.LocalRedirect(Addresses.ManagedProgramme(programme));
    }

    private async Task<Loaded<ProgrammeState>?> FindAsync(string programme, CancellationToken cancellation) =>
        CallId.IsValid(programme) ? await desk.FindAsync(programme, Request.Actor(), cancellation) : null;

    /// <summary>The calls of no other programme; those of this one too, whose link may change until their list is public.</summary>
    private async Task<IResult> PageAsync(ProgrammeState state, LinkForm typed, Problem? problem, CancellationToken cancellation)
    {
        var elsewhere = (await programmes.AllAsync(cancellation)).Where(other => other.Id != state.Id)
            .SelectMany(other => other.Calls).Select(linked => linked.CallId).ToHashSet(StringComparer.Ordinal);
        CallState[] free =
        [
            .. (await calls.AllAsync(cancellation)).Where(call => !elsewhere.Contains(call.Id))
                .OrderByDescending(call => call.Rules.Calendar.Opens.Instant),
        ];
        return problem is { IsAboutTheForm: false } ? problem.ToResult() : Page.Of(
            new LinkPage
            {
                Programme = state,
                Calls = free,
                Call = Array.Find(free, call => call.Id == typed.Call),
                Form = typed,
                Problem = problem,
            },
            problem);
    }

    private static IResult UnlinkPageOf(ProgrammeState state, string call, string version, Problem? problem) =>
        problem is { IsAboutTheForm: false } && problem != Problems.Stale ? problem.ToResult()
        : Page.Of(new UnlinkPage { Programme = state, Call = call, Version = version, Problem = problem }, problem);
}
