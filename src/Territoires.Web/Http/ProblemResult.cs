using System.Globalization;
using System.Text.Json.Serialization;

namespace Territoires.Web.Http;

/// <summary>A refusal as an answer: problem+json under <c>/api</c>, a page elsewhere, the same words in both.</summary>
public sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem { get; } = problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Problem.NoteIn(httpContext);
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
        httpContext.Response.StatusCode = Problem.Status;
        var answer = ProblemAnswer.Of(Problem, httpContext.Request.Path);
        return httpContext.Response.WriteAsJsonAsync(answer, JsonBody.Options, "application/problem+json", httpContext.RequestAborted);
    }
}

/// <summary>A refusal in the form of RFC 9457, with what to do next.</summary>
/// <param name="Errors">The faults by field; left out when there are none.</param>
public sealed record ProblemAnswer(
    string Type, string Title, int Status, string Detail, string Next, string? Instance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Fault>? Errors = null)
{
    public static ProblemAnswer Of(Problem problem, PathString path) => new(
        problem.Type, problem.Title, problem.Status, problem.Detail, problem.Next, path.Value, problem.Faults.Count > 0
            ? problem.Faults
            : null);
}

/// <summary>Lets an act read <c>return problem.ToResult()</c>.</summary>
public static class ProblemResults
{
    public static IResult ToResult(this Problem problem) => new ProblemResult(problem);

    /// <summary>For whoever counts refusals, once the answer is written.</summary>
    public static void NoteIn(this Problem problem, HttpContext http) => http.Features.Set(problem);

    /// <summary>What the headers say of it, for a page of its own that shows it too.</summary>
    public static void AnnounceTo(this Problem problem, HttpResponse response)
    {
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
