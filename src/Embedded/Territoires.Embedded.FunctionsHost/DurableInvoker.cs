using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Embedded.DurableEngine;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Runs orchestrators and activities for the engine, through the worker middleware.</summary>
internal sealed class DurableInvoker(IServiceProvider services, FunctionExecutionDelegate pipeline, CancellationToken stopping)
{
    private static readonly Dictionary<string, object?> NoData = [];

    public static DurableFunctions Register(IReadOnlyList<FunctionDescriptor> functions, DurableInvoker invoker)
    {
        var durable = new DurableFunctions();
        foreach (var function in functions)
        {
            switch (function.Trigger)
            {
                case OrchestrationTriggerAttribute trigger:
                    Add(function, trigger.Orchestration, name => durable.AddOrchestrator(name, context => invoker.OrchestrateAsync(function, context)));
                    break;
                case ActivityTriggerAttribute trigger:
                    Add(function, trigger.Activity, name => durable.AddActivity(name, invocation => invoker.ActAsync(function, invocation)));
                    break;
                default:
                    break;
            }
        }
        return durable;
    }

    public static InvalidOperationException MiddlewareWaits(string function) => new(
        $"A worker middleware waits for something of its own around the orchestrator {function}: register it with UseWhen, on other triggers.");

    private static void Add(FunctionDescriptor function, string? name, Action<string> add)
    {
        try
        {
            add(name ?? function.Name);
        }
        catch (ArgumentException fault)
        {
            throw new FunctionRefusedException(function.Name, $"its durable name \"{name ?? function.Name}\" is empty or taken: {fault.Message}");
        }
    }

    private async Task<object?> ActAsync(FunctionDescriptor function, ActivityInvocation invocation)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new EmbeddedFunctionContext(function, scope.ServiceProvider, invocation, NoData, invocation.Cancellation);
        await pipeline(context);
        return context.GetInvocationResult().Value;
    }

    /// <summary>
    /// The middleware goes around the start of each replay, and ends with it; the orchestrator's own task goes on inside the
    /// engine's turn. Were the middleware to wait for something else in between, the orchestrator would start outside its turn.
    /// </summary>
    private async Task<object?> OrchestrateAsync(FunctionDescriptor function, TaskOrchestrationContext orchestration)
    {
        // Not disposed when the turn leaves the orchestrator waiting: that task is then dropped, and no later turn sees this scope.
        using var scope = services.CreateScope();
        var context = new EmbeddedFunctionContext(function, scope.ServiceProvider, orchestration, NoData, stopping);
        context.TurnThread = Environment.CurrentManagedThreadId;
        var started = pipeline(context);
        context.TurnThread = null;
        if (!started.IsCompleted)
        {
            throw MiddlewareWaits(function.Name);
        }
        await started;
        return await (context.Turn ?? throw new InvalidOperationException($"A worker middleware kept the orchestrator {function.Name} from running."));
    }
}
