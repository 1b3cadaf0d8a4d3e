using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>The app's worker middleware around the call of the function itself.</summary>
internal static class FunctionPipeline
{
    /// <param name="middleware">The first is the outermost.</param>
    public static FunctionExecutionDelegate Of(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, wrap) => wrap(next));

    private static async Task CallAsync(FunctionContext context)
    {
        var invocation = (EmbeddedFunctionContext)context;
        if (invocation.Trigger is TaskOrchestrationContext)
        {
            if (invocation.TurnThread != Environment.CurrentManagedThreadId)
            {
                throw DurableInvoker.MiddlewareWaits(invocation.Function.Name);
            }
            invocation.Turn = invocation.Function.CallAsync(invocation);
            return;
        }
        var value = await invocation.Function.CallAsync(invocation);
        if (invocation.Function.Result.HasValue)
        {
            context.GetInvocationResult().Value = value;
        }
    }
}
