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
/// is opened twice. One that is refused is tried again every hour until people mended it: administrators are told once.
/// </summary>
public sealed class OpenDueWave(
    ProgrammeStore programmes, CallStore calls, DefineCall define, OpenCall open, TurnMails turns, TimeProvider clock)
{
    /// <summary>News of an older opening was given.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    /// <summary>What is refused is for people to mend: how soon after that it opens.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <returns>
    /// When the next wave is due, or one that is refused is tried again; <see cref="WavePlan.NoMore"/> when none follows.
    /// </returns>
    public async Task<DateTimeOffset> RunAsync(WavePlan plan, CancellationToken cancellation)
    {
        var act = new Act(Actor.Program, clock.GetUtcNow());
        while (await StandingAsync(plan, cancellation) is { } programme)
        {
            var waves = programme.Waves!;
            if (waves.Last is { } begun && await FinishAsync(begun, act, cancellation) is { } refusal)
            {
                await turns.TellOfRefusedWaveAsync(programme, await calls.ReadAsync(begun.From, cancellation), begun, refusal);
                return act.ReceivedAt + Again;
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

    /// <summary>Null when the wave is open; else why it is not.</summary>
    private async Task<CallRefusal?> FinishAsync(BegunWave wave, Act act, CancellationToken cancellation)
    {
        var call = (await calls.LoadAsync(wave.CallId, cancellation)).State;
        if (call is null)
        {
            var before = await calls.ReadAsync(wave.From, cancellation);
            var defined = await define.RunAsync(
                wave.CallId, RulesOf(before, wave), isCreation: true, null, act, cancellation, wave.From);
            if (RefusalIn(defined, wave) is { } refusal)
            {
                return refusal;
            }

            call = defined.Value.State!;
        }

        var isNew = !call.IsPublic;
        if (isNew)
        {
            var opened = await open.RunAsync(wave.CallId, act, cancellation);
            if (RefusalIn(opened, wave) is { } refusal)
            {
                return refusal;
            }

            call = opened.Value.State!;
        }

        var opens = call.Rules.Calendar.Opens.Instant;
        if (isNew || act.ReceivedAt < opens + News)
        {
            await turns.RemindAsync(call, TurnNews.WaveOpened, opens, null);
        }

        return null;
    }

    /// <summary>The wave that was begun and is not open, as things stand; null when there is none. Nothing is saved.</summary>
    public static AwaitedWave? AwaitedOf(ProgrammeState programme, IReadOnlyList<CallState> calls, DateTimeOffset now)
    {
        if (programme.Waves is not { End: null, Last: { } wave } || calls.FirstOrDefault(call => call.Id == wave.From) is not { } before)
        {
            return null;
        }

        var call = calls.FirstOrDefault(one => one.Id == wave.CallId);
        if (call is { IsPublic: true })
        {
            return null;
        }

        var written = call;
        if (written is null)
        {
            var defined = CallDecision.Decide(null, new CallCommand.Define(wave.CallId, RulesOf(before, wave), wave.From), now);
            if (defined.IsRefused)
            {
                return new AwaitedWave(wave, IsWritten: false, defined.Refusal);
            }

            written = defined.Value.Aggregate((CallState?)null, CallEvolution.Evolve);
        }

        var opened = CallDecision.Decide(written, new CallCommand.Open(null), now);
        return new AwaitedWave(wave, IsWritten: call is not null, opened.IsRefused ? opened.Refusal : null);
    }

    private static CallRules RulesOf(CallState before, BegunWave wave) => before.Rules with
    {
        Title = WaveNaming.Title(before.Rules.Title, wave.Number),
        Calendar = WaveDates.Moved(WaveDates.SetBy(before), wave.Opens),
    };

    private async Task ActAsync(WavePlan plan, ProgrammeCommand command, Act act, CancellationToken cancellation)
    {
        var done = await programmes.ActAsync(await programmes.LoadAsync(plan.ProgrammeId, cancellation), command, act);
        if (done.IsRefused)
        {
            throw new InvalidOperationException($"The programme {plan.ProgrammeId} refuses its next wave: {done.Refusal}.");
        }
    }

    /// <summary>What a decision refuses is for people to mend; what only met another writer is tried again at once.</summary>
    private static CallRefusal? RefusalIn(Result<Storage.Loaded<CallState>, ActRefusal<CallRefusal>> done, BegunWave wave) => done switch
    {
        { IsRefused: false } => null,
        { Refusal: ActRefusal<CallRefusal>.Refused refused } => refused.Refusal,
        _ => throw new InvalidOperationException($"The wave {wave.CallId} is not opened: {done.Refusal}."),
    };
}

/// <summary>A wave that was begun and is not open yet.</summary>
/// <param name="Wave">Which.</param>
/// <param name="IsWritten">Whether its call is, and can be corrected.</param>
/// <param name="Refusal">What keeps it from opening; null once nothing does.</param>
public sealed record AwaitedWave(BegunWave Wave, bool IsWritten, CallRefusal? Refusal);
