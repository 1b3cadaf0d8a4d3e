using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Waves;

/// <summary>A permanent call: one wave follows the other by itself, until somebody stops it.</summary>
public sealed class WavesController(ProgrammeDesk desk, CallStore calls) : ControllerBase
{
    [Reads("gestion/programmes/{programme}/vagues"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowWavesAsync(string programme, CancellationToken cancellation) =>
        await FindAsync(programme, cancellation) is { } state
            ? await PageAsync(state, WavesForm.Of(state), null, cancellation)
            : Problems.NotFound.ToResult();

    [HttpPost("gestion/programmes/{programme}/vagues"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> PlanWavesAsync(string programme, [FromServices] PlanWaves plan, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = WavesForm.Of(fields);
        if (await FindAsync(programme, cancellation) is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var rule = typed.ToRule();
        if (rule.IsRefused)
        {
            return await PageAsync(state, typed, rule.Refusal, cancellation);
        }

        if (Confirmation.Waves.MissingIn(fields) is { } unconfirmed)
        {
            return await PageAsync(state, typed, unconfirmed, cancellation);
        }

        var done = await plan.RunAsync(programme, rule.Value, Request.Act(), cancellation);
        return done.IsRefused
            ? await PageAsync(state, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedProgramme(programme));
    }

    [HttpPost("gestion/programmes/{programme}/vagues/arret"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> StopWavesAsync(string programme, [FromServices] StopWaves stop, CancellationToken cancellation)
    {
        var done = CallId.IsValid(programme)
            ? await stop.RunAsync(programme, Request.Act(), cancellation)
            : new ActRefusal<ProgrammeRefusal>.NotFound();
        return done.IsRefused ? Problems.Of(done.Refusal).ToResult() : Results.LocalRedirect(Addresses.ManagedProgramme(programme));
    }

    private async Task<ProgrammeState?> FindAsync(string programme, CancellationToken cancellation) =>
        CallId.IsValid(programme) ? (await desk.FindAsync(programme, Request.Actor(), cancellation))?.State : null;

    private async Task<IResult> PageAsync(ProgrammeState state, WavesForm typed, Problem? problem, CancellationToken cancellation) =>
        problem is { IsAboutTheForm: false } ? problem.ToResult() : Page.Of(
            await PageOfAsync(state, typed, problem, cancellation), problem);

    private async Task<WavesPage> PageOfAsync(ProgrammeState state, WavesForm typed, Problem? problem, CancellationToken cancellation)
    {
        var now = Request.Act().ReceivedAt;
        var all = await calls.AllAsync(cancellation);
        return new WavesPage
        {
            Programme = state,
            Calls = all,
            Now = now,
            Awaited = OpenDueWave.AwaitedOf(state, all, now),
            Form = typed,
            Problem = problem,
        };
    }
}
