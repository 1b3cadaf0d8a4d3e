using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Territoires.Core.Telemetry;
using Territoires.Functions.Web;

namespace Territoires.Functions.Telemetry;

/// <summary>Counts every refusal by its slug, whether it is an answer of its own or stands on the page of a form.</summary>
public sealed class CountRefusals(Measures measures) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (ProblemOf(context.GetInvocationResult().Value) is { } problem && context.GetHttpContext() is { } http)
        {
            measures.Refused(problem.Slug, Addresses.IsApi(http.Request.Path) ? "api" : "page");
        }
    }

    private static Problem? ProblemOf(object? answer) => answer switch
    {
        ProblemResult refused => refused.Problem,
        RazorComponentResult page => page.Parameters.GetValueOrDefault(nameof(Problem)) as Problem,
        _ => null,
    };
}
