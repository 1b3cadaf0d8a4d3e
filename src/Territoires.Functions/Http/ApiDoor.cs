using Microsoft.Azure.Functions.Worker.Middleware;

namespace Territoires.Functions.Http;

/// <summary>Has each function of the API pass the pipeline of the site first: the worker's own has nothing of the kind.</summary>
public sealed class ApiDoor(Pipeline pipeline, PolicyTable policies) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext() ?? throw new InvalidOperationException("The door stands on HTTP triggers only.");
        return policies.Of(context.FunctionDefinition.Name) is { } policy
            ? pipeline.RunAsync(http, policy, () => RunAsync(context, http, next))
            : next(context);
    }

    /// <summary>What the function answers is written once the pipeline is through: a refusal is noted before.</summary>
    private static async Task RunAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        await next(context);
        (context.GetInvocationResult().Value as ProblemResult)?.Problem.NoteIn(http);
    }
}
