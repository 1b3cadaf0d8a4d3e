using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// The three ways in which a call waits: for a date, for people, for whichever comes first. Until the session was held, a
/// closing that is put off reopens the call: the step that waits then ends, and those that follow pass at once. So they do when
/// the call ends without a list, at any time.
/// </summary>
internal sealed class CallSteps(TaskOrchestrationContext context, string callId)
{
    private readonly EventWaits events = new(context);
    private readonly List<StageEntry> entered = [];
    private CallProgress? said;

    /// <summary>How many were received in time, once <see cref="ClosedOrReopenedAsync"/>.</summary>
    public int Submissions { get; private set; }

    /// <summary>The closing was put off: the call takes submissions again, whatever it was waiting for.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>The call ended without a list: nothing is waited for any more.</summary>
    public bool IsEnded { get; private set; }

    private DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>The dates: as the rules froze them, or as they stand since the closing was put off.</summary>
    public async Task<CallPlan> PlanAsync(CallPlan frozen)
    {
        if (!IsReopened)
        {
            return frozen;
        }

        IsReopened = false;
        events.Hear(EventNames.DeadlineExtended);
        return await context.CallActivityAsync<CallPlan>(ActivityNames.ReadCallPlan, callId, Patience.Options);
    }

    /// <summary>Waits for a date of the calendar; a date already past is not waited for.</summary>
    public async Task UntilAsync(string stage, DateTimeOffset date)
    {
        Say(stage, "calendar", date);
        while (!IsEnded && !IsPast(date))
        {
            await FirstOfAsync(date);
        }
    }

    /// <summary>Waits for a date of the calendar, or until the closing is put off.</summary>
    public async Task UntilOrReopenedAsync(string stage, DateTimeOffset date)
    {
        if (IsReopened || IsEnded)
        {
            return;
        }

        Say(stage, "calendar", date);
        while (!IsReopened && !IsEnded && !IsPast(date))
        {
            IsReopened = await FirstOfAsync(date, EventNames.DeadlineExtended) == EventNames.DeadlineExtended;
        }
    }

    /// <summary>Counts the submissions, unless the closing was put off meanwhile.</summary>
    public async Task ClosedOrReopenedAsync()
    {
        if (IsReopened || IsEnded)
        {
            return;
        }

        Submissions = await context.CallActivityAsync<int>(ActivityNames.CloseCall, callId, Patience.Options);
        IsReopened = Submissions == CallPlan.StillOpen;
    }

    /// <summary>Waits for what people must do. The truth is asked first, and again after each event.</summary>
    public async Task AfterAsync(string stage, string milestone)
    {
        if (IsEnded)
        {
            return;
        }

        Say(stage, milestone, null);
        while (!IsEnded && !await IsReachedAsync(milestone))
        {
            await FirstOfAsync(null, milestone);
        }
    }

    /// <summary>The same, or until the date: whoever did not by then is not waited for. Or until the closing is put off.</summary>
    public async Task AfterOrReopenedAsync(string stage, string milestone, DateTimeOffset? date = null)
    {
        if (IsReopened || IsEnded)
        {
            return;
        }

        Say(stage, milestone, date);
        while (!IsReopened && !IsEnded && !IsPast(date) && !await IsReachedAsync(milestone))
        {
            IsReopened = await FirstOfAsync(date, milestone, EventNames.DeadlineExtended) == EventNames.DeadlineExtended;
        }
    }

    /// <summary>Waits for the instant of publication, which may be put off or brought forward until it comes.</summary>
    public async Task PublishAsync()
    {
        var isPublic = false;
        while (!isPublic && !IsEnded)
        {
            var at = await context.CallActivityAsync<DateTimeOffset>(ActivityNames.ReadPublicationInstant, callId, Patience.Options);
            DateTimeOffset? date = at == CallPlan.NeverPublished ? null : at;
            Say(CallProgressStage.Publishing, "calendar", date);
            var isSetAnew = !IsPast(date) && await FirstOfAsync(date, EventNames.PublicationScheduled) is not null;
            isPublic = !isSetAnew && await context.CallActivityAsync<bool>(ActivityNames.NotePublished, callId, Patience.Options);
        }

        if (isPublic)
        {
            Say(CallProgressStage.Published, "nothing", null);
        }
    }

    /// <summary>
    /// Waits for whichever comes first: the name of the event, or null for the date. A timer that loses is cancelled, waiters
    /// stay. A timer may fire some hundred milliseconds before its date: whoever waits for the date looks at the clock again. The
    /// end of the call is always waited for beside, and is the last to be looked at.
    /// </summary>
    private async Task<string?> FirstOfAsync(DateTimeOffset? date, params string[] names)
    {
        using var loser = new CancellationTokenSource();
        var timer = date is { } until ? context.CreateTimer(until.UtcDateTime, loser.Token) : null;
        names = [.. names, EventNames.CallEnded];
        Task[] happened = [.. names.Select(events.NextAsync)];
        var first = await Task.WhenAny(timer is null ? happened : [timer, .. happened]);
        if (first == timer)
        {
            return null;
        }

        loser.Cancel();
        var name = names[Array.IndexOf(happened, first)];
        events.Hear(name);
        if (name == EventNames.CallEnded && await IsReachedAsync(EventNames.CallEnded))
        {
            IsEnded = true;
            Say(CallProgressStage.Ended, "nothing", null);
        }

        return name;
    }

    /// <summary>Never, when there is no date.</summary>
    private bool IsPast(DateTimeOffset? date) => date <= Now;

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
