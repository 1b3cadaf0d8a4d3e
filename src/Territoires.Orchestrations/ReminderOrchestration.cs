using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// One promise, one timer: at its instant those who are late are written to. Who they are, and whether anything is still due then, is
/// read when the instant has come.
/// </summary>
public sealed class ReminderOrchestration : TaskOrchestrator<ReminderPlan, bool>
{
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, ReminderPlan input)
    {
        // A timer may fire some hundred milliseconds before its date.
        while (new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero) < input.At)
        {
            await context.CreateTimer(input.At.UtcDateTime, CancellationToken.None);
        }

        for (var page = 0; ; page++)
        {
            if (await context.CallActivityAsync<bool>(ActivityNames.SendReminder, new ReminderPage(input, page), Patience.Options))
            {
                return true;
            }
        }
    }
}
