using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.FunctionsHost.Tests.SampleApp;

public sealed record Plan(string Who, DateTimeOffset Until);

public static class Wait
{
    [Function("Wait")]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, Plan plan)
    {
        var first = await context.CallActivityAsync<string>("note-down", plan with { Who = plan.Who + " begins" });
        await context.CreateTimer(plan.Until.UtcDateTime, CancellationToken.None);
        var last = await context.CallActivityAsync<string>("note-down", plan with { Who = plan.Who + " ends" });
        return $"{first}, {last}";
    }
}

public sealed class NoteDown(Witness witness, ScopeMark mark)
{
    [Function(nameof(NoteDown))]
    public async Task<string> RunAsync([ActivityTrigger(Activity = "note-down")] Plan plan, FunctionContext context, CancellationToken cancellation)
    {
        await Task.Yield();
        witness.Saw($"{plan.Who} {context.FunctionDefinition.Name} {mark.IsDisposed}");
        return plan.Who;
    }
}

public static class StartWait
{
    [Function(nameof(StartWait))]
    public static async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "waits/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient durable)
    {
        var plan = await request.ReadFromJsonAsync<Plan>() ?? throw new InvalidOperationException("No plan.");
        return Results.Text(await durable.ScheduleNewOrchestrationInstanceAsync("Wait", plan, new StartOrchestrationOptions { InstanceId = id }));
    }
}

public sealed class Tick(Witness witness)
{
    [Function(nameof(Tick))]
    public void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => witness.Ticked.TrySetResult(timer.IsPastDue);
}

public sealed class Sweep(Witness witness, TimeProvider clock)
{
    [Function(nameof(Sweep))]
    public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => witness.Saw(
        $"Sweep at {clock.GetUtcNow():HH:mm} late {timer.IsPastDue} last {timer.ScheduleStatus!.Last:HH:mm} next {timer.ScheduleStatus.Next:HH:mm}");
}
