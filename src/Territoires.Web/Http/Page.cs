using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Territoires.Web.Http;

/// <summary>A page as an answer.</summary>
public sealed class Page : IResult
{
    private readonly RazorComponentResult drawn;
    private readonly Problem? problem;

    private Page(RazorComponentResult drawn, Problem? problem) => (this.drawn, this.problem) = (drawn, problem);

    /// <summary>The page as its controller filled it, with the status of what was refused.</summary>
    public static Page Of<TPage>(TPage page, Problem? problem = null)
        where TPage : IComponent =>
        new(new RazorComponentResult<TPage>(page) { StatusCode = problem?.Status ?? StatusCodes.Status200OK }, problem);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        problem?.NoteIn(httpContext);
        return drawn.ExecuteAsync(httpContext);
    }
}
