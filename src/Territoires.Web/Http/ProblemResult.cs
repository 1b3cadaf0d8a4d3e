using System.Globalization;
using System.Text.Json.Nodes;

namespace Territoires.Web.Http;

/// <summary>A refusal as an answer: problem+json under <c>/api</c>, a page elsewhere, the same words in both.</summary>
public sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem { get; } = problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Problem.AnnounceTo(httpContext.Response);
        if (Problem.Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Addresses.IsApi(httpContext.Request.Path) ? WriteJsonAsync(httpContext) : WritePageAsync(httpContext);
    }

    private Task WritePageAsync(HttpContext httpContext)
    {
        var page = Page.Of(new ProblemPage { Problem = Problem }, Problem);
        return page.ExecuteAsync(httpContext);
    }

    private Task WriteJsonAsync(HttpContext httpContext)
    {
        var body = new JsonObject
        {
            ["type"] = Problem.Type,
            ["title"] = Problem.Title,
            ["status"] = Problem.Status,
            ["detail"] = Problem.Detail,
            ["next"] = Problem.Next,
            ["instance"] = httpContext.Request.Path.Value,
        };
        if (Problem.Faults.Count > 0)
        {
            body["errors"] = new JsonArray([.. Problem.Faults.Select(fault => new JsonObject { ["field"] = fault.Field, ["message"] = fault.Message })]);
        }

        httpContext.Response.StatusCode = Problem.Status;
        return httpContext.Response.WriteAsJsonAsync(body, JsonBody.Options, "application/problem+json", httpContext.RequestAborted);
    }
}

/// <summary>Lets an act read <c>return problem.ToResult()</c>.</summary>
public static class ProblemResults
{
    public static IResult ToResult(this Problem problem) => new ProblemResult(problem);

    /// <summary>What the headers say of it, for a page of its own that shows it too.</summary>
    public static void AnnounceTo(this Problem problem, HttpResponse response)
    {
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
