using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// The three ways in which a call waits: for a date, for people, for whichever comes first. Until the session was held, each
/// of them ends early when the closing is put off.
/// </summary>
internal sealed class CallSteps(TaskOrchestrationContext context, string callId)
{
    private readonly List<StageEntry> entered = [];
    private Task<FactNotice>? extension;
    private CallProgress? said;

    /// <summary>How many were received in time, once <see cref="IsClosedAsync"/>.</summary>
    public int Submissions { get; private set; }

    private DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>Waits for a date of the calendar; a date already past is not waited for.</summary>
    public async Task UntilAsync(string stage, DateTimeOffset date)
    {
        Say(stage, "calendar", date);
        if (date > Now)
        {
            await context.CreateTimer(date.UtcDateTime, CancellationToken.None);
        }
    }

    /// <summary>Waits for what people must do. The truth is asked first, and again after each event.</summary>
    public async Task AfterAsync(string stage, string milestone)
    {
        Say(stage, milestone, null);
        while (!await IsReachedAsync(milestone))
        {
            await context.WaitForExternalEvent<FactNotice>(milestone);
        }
    }

    /// <summary>True once the date is past, false as soon as the closing is put off.</summary>
    public async Task<bool> IsPastAsync(string stage, DateTimeOffset date)
    {
        Say(stage, "calendar", date);
        if (date <= Now)
        {
            return true;
        }

        using var loser = new CancellationTokenSource();
        var timer = context.CreateTimer(date.UtcDateTime, loser.Token);
        var first = await Task.WhenAny(timer, NextExtensionAsync());
        loser.Cancel();
        return first == timer;
    }

    /// <summary>True once the submissions are counted, false when the closing was put off meanwhile.</summary>
    public async Task<bool> IsClosedAsync()
    {
        Submissions = await context.CallActivityAsync<int>(ActivityNames.CloseCall, callId, Patience.Options);
        return Submissions != CallPlan.StillOpen;
    }

    /// <summary>True once people did what they must, or once the date came: whoever did not by then is not waited for. False as soon as the closing is put off.</summary>
    public async Task<bool> IsDoneAsync(string stage, string milestone, DateTimeOffset? date = null)
    {
        Say(stage, milestone, date);
        while (!(date <= Now) && !await IsReachedAsync(milestone))
        {
            using var losers = new CancellationTokenSource();
            var happened = context.WaitForExternalEvent<FactNotice>(milestone, losers.Token);
            var putOff = NextExtensionAsync();
            Task[] all = date is { } until ? [context.CreateTimer(until.UtcDateTime, losers.Token), happened, putOff] : [happened, putOff];
            var first = await Task.WhenAny(all);
            losers.Cancel();
            if (first == putOff)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The dates as they stand, after one was put off.</summary>
    public Task<CallPlan> ReadPlanAsync()
    {
        if (extension is { IsCompleted: true })
        {
            extension = null;
        }

        return context.CallActivityAsync<CallPlan>(ActivityNames.ReadCallPlan, callId, Patience.Options);
    }

    /// <summary>Waits for the instant of publication, which may be put off or brought forward until it comes.</summary>
    public async Task PublishAsync()
    {
        while (true)
        {
            var at = await context.CallActivityAsync<DateTimeOffset>(ActivityNames.ReadPublicationInstant, callId, Patience.Options);
            Say(CallProgressStage.Publishing, "calendar", at);
            if (at > Now && !await EventOrAsync(EventNames.PublicationScheduled, at))
            {
                // Set anew: read it again.
                continue;
            }

            if (await context.CallActivityAsync<bool>(ActivityNames.NotePublished, callId, Patience.Options))
            {
                break;
            }
        }

        Say(CallProgressStage.Published, "nothing", null);
    }

    /// <summary>True when the date came, false when the event came first. The loser is cancelled: it would wait for ever.</summary>
    private async Task<bool> EventOrAsync(string name, DateTimeOffset date)
    {
        using var loser = new CancellationTokenSource();
        var timer = context.CreateTimer(date.UtcDateTime, loser.Token);
        var happened = context.WaitForExternalEvent<FactNotice>(name, loser.Token);
        var first = await Task.WhenAny(timer, happened);
        loser.Cancel();
        return first == timer;
    }

    /// <summary>The next word of an extension; one that comes while nothing waits is kept until something does.</summary>
    private Task<FactNotice> NextExtensionAsync() => extension ??= context.WaitForExternalEvent<FactNotice>(EventNames.DeadlineExtended);

    private Task<bool> IsReachedAsync(string milestone) =>
        context.CallActivityAsync<bool>(ActivityNames.AskMilestone, new MilestoneQuestion(callId, milestone), Patience.Options);

    private void Say(string stage, string waitsFor, DateTimeOffset? nextTimer)
    {
        var known = entered.FindIndex(entry => entry.Stage == stage);
        if (known < 0)
        {
            entered.Add(new StageEntry(stage, Now));
        }
        else
        {
            // Open again: what came after is yet to come.
            entered.RemoveRange(known + 1, entered.Count - known - 1);
        }

        // What is waited for anew because a date moved has been waited for all along.
        var since = said is { } last && last.Stage == stage && last.WaitsFor == waitsFor ? last.Since : Now;
        said = new CallProgress(stage, waitsFor, since, nextTimer) { Entered = [.. entered] };
        context.SetCustomStatus(said);
    }
}
