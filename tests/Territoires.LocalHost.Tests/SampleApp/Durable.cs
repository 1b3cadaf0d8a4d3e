using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace SampleApp;

public sealed class Durable(Diary diary)
{
    [Function("Greet")]
    public static async Task<string> GreetAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>("Hello", context.GetInput<string>());

    [Function("Hello")]
    public string Hello([ActivityTrigger] string name)
    {
        diary.Write($"hello {name}");
        return $"Hello, {name}!";
    }

    /// <summary>Writes a line a day, at noon, for sixty days.</summary>
    [Function("SixtyDays")]
    public static async Task<string> SixtyDaysAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var noon = context.CurrentUtcDateTime.Date.AddHours(12);
        for (var day = 1; day <= 60; day++)
        {
            await context.CreateTimer(noon.AddDays(day), CancellationToken.None);
            await context.CallActivityAsync("Note", context.CurrentUtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        return "sixty days";
    }

    [Function("Note")]
    public void Note([ActivityTrigger] string line) => diary.Write($"note {line}");

    /// <summary>What comes first: the event, or the end of 2026.</summary>
    [Function("Wait")]
    public static async Task<string> WaitAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var late = new CancellationTokenSource();
        var came = context.WaitForExternalEvent<string>("go");
        var end = context.CreateTimer(new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc), late.Token);
        if (await Task.WhenAny(came, end) == end)
        {
            return "too late";
        }

        late.Cancel();
        return await came;
    }

    [Function("Fail")]
    public static async Task FailAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await context.CallActivityAsync("Break");

    [Function("Break")]
    public static void Break([ActivityTrigger] string? nothing) => throw new InvalidOperationException("Broken on purpose.");

    /// <summary>An activity that a test lets go on, and that is tried again when it fails.</summary>
    [Function("Patient")]
    public static async Task<string> PatientAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>("AwaitGate", new TaskOptions(new RetryPolicy(5, TimeSpan.FromSeconds(1))));

    [Function("AwaitGate")]
    public async Task<string> AwaitGateAsync([ActivityTrigger] string? nothing, CancellationToken cancellation)
    {
        diary.Write("activity began");
        await diary.Gate.WaitAsync(cancellation);
        return "let go";
    }
}
