using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>The three ways in which a call waits: for a date, for people, for whichever comes first.</summary>
internal sealed class CallSteps(TaskOrchestrationContext context, string callId)
{
    private readonly List<StageEntry> entered = [];

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

    /// <summary>Waits for what people must do, but no longer than a date: whoever did not do it by then is not waited for.</summary>
    public async Task AfterOrUntilAsync(string stage, string milestone, DateTimeOffset date)
    {
        Say(stage, milestone, date);
        while (date > Now && !await IsReachedAsync(milestone))
        {
            await EventOrAsync(milestone, date);
        }
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

    private Task<bool> IsReachedAsync(string milestone) =>
        context.CallActivityAsync<bool>(ActivityNames.AskMilestone, new MilestoneQuestion(callId, milestone), Patience.Options);

    private void Say(string stage, string waitsFor, DateTimeOffset? nextTimer)
    {
        if (entered.Count == 0 || entered[^1].Stage != stage)
        {
            entered.Add(new StageEntry(stage, Now));
        }

        context.SetCustomStatus(new CallProgress(stage, waitsFor, Now, nextTimer) { Entered = [.. entered] });
    }
}
