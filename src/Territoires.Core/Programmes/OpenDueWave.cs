using Territoires.Core.Calls;
using Territoires.Core.Mail;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Orchestrations;

namespace Territoires.Core.Programmes;

/// <summary>
/// Opens the wave of a permanent call that is due. First the programme says that it begins, under which name and with whose rules; then
/// its call is written and opened by the acts that people use. So whatever is killed in between is finished by the next try, and no wave
/// is opened twice.
/// </summary>
public sealed class OpenDueWave(
    ProgrammeStore programmes, CallStore calls, DefineCall define, OpenCall open, TurnMails turns, TimeProvider clock)
{
    /// <summary>News of an older opening was given.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    /// <returns>When the next wave is due; <see cref="WavePlan.NoMore"/> when none follows.</returns>
    public async Task<DateTimeOffset> RunAsync(WavePlan plan, CancellationToken cancellation)
    {
        var act = new Act(Actor.Program, clock.GetUtcNow());
        while (await StandingAsync(plan, cancellation) is { } programme)
        {
            var waves = programme.Waves!;
            if (waves.Last is { } begun)
            {
                await FinishAsync(begun, act, cancellation);
            }

            var next = WaveDates.NextOf(programme, await calls.AllAsync(cancellation));
            if (EndOf(programme, next, act.ReceivedAt) is { } end)
            {
                await ActAsync(plan, new ProgrammeCommand.EndWaves(end, plan.Plan), act, cancellation);
            }
            else if (next!.Opens.Instant > act.ReceivedAt)
            {
                return next.Opens.Instant;
            }
            else
            {
                var wave = await NamedAsync(programme, next, act.ReceivedAt, cancellation);
                await ActAsync(plan, new ProgrammeCommand.BeginWave(wave, plan.Plan), act, cancellation);
            }
        }

        return WavePlan.NoMore;
    }

    /// <summary>Null when the plan ended, or another stands.</summary>
    private async Task<ProgrammeState?> StandingAsync(WavePlan plan, CancellationToken cancellation) =>
        (await programmes.LoadAsync(plan.ProgrammeId, cancellation)).State is { Waves: { End: null } waves } programme
        && waves.Plan == plan.Plan ? programme : null;

    private static WavesEnd? EndOf(ProgrammeState programme, NextWave? next, DateTimeOffset now) => next switch
    {
        null => WavesEnd.NoWaveLeft,
        _ when next.Day > programme.Waves!.Rule.Until => WavesEnd.TermPassed,
        _ when next.Opens.Instant <= now && programme.HasMetItsTargets(next.Day) => WavesEnd.TargetsMet,
        _ => null,
    };

    /// <summary>A wave that comes late opens today: nobody applies in the past.</summary>
    private async Task<BegunWave> NamedAsync(
        ProgrammeState programme, NextWave next, DateTimeOffset now, CancellationToken cancellation)
    {
        var number = WaveNaming.NumberAfter(programme, next.From);
        var attempt = 0;
        while ((await calls.LoadAsync(WaveNaming.Id(programme.Id, number, attempt), cancellation)).State is not null)
        {
            attempt++;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(next.Opens.Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var day = next.Day < today ? today : next.Day;
        var isOver = WaveDates.Moved(WaveDates.SetBy(next.From), day).Closing.Instant <= now;
        return new BegunWave(WaveNaming.Id(programme.Id, number, attempt), next.From.Id, isOver ? day.AddDays(1) : day, number);
    }

    private async Task FinishAsync(BegunWave wave, Act act, CancellationToken cancellation)
    {
        var call = (await calls.LoadAsync(wave.CallId, cancellation)).State;
        if (call is null)
        {
            var before = await calls.ReadAsync(wave.From, cancellation);
            var rules = before.Rules with
            {
                Title = WaveNaming.Title(before.Rules.Title, wave.Number),
                Calendar = WaveDates.Moved(WaveDates.SetBy(before), wave.Opens),
            };
            call = Done(await define.RunAsync(wave.CallId, rules, isCreation: true, null, act, cancellation, wave.From), wave);
        }

        if (!call.IsPublic)
        {
            call = Done(await open.RunAsync(wave.CallId, act, cancellation), wave);
        }

        var opens = call.Rules.Calendar.Opens.Instant;
        if (act.ReceivedAt < opens + News)
        {
            await turns.RemindAsync(call, TurnNews.WaveOpened, opens, null);
        }
    }

    private async Task ActAsync(WavePlan plan, ProgrammeCommand command, Act act, CancellationToken cancellation)
    {
        var done = await programmes.ActAsync(await programmes.LoadAsync(plan.ProgrammeId, cancellation), command, act);
        if (done.IsRefused)
        {
            throw new InvalidOperationException($"The programme {plan.ProgrammeId} refuses its next wave: {done.Refusal}.");
        }
    }

    /// <summary>Rules that were accepted once are accepted again; what is refused all the same is for people to see to.</summary>
    private static CallState Done(Result<Storage.Loaded<CallState>, ActRefusal<CallRefusal>> done, BegunWave wave) => done.IsRefused
        ? throw new InvalidOperationException($"The wave {wave.CallId} is not opened: {done.Refusal}.")
        : done.Value.State!;
}
