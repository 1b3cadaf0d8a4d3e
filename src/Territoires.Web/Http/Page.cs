using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Territoires.Web.Http;

/// <summary>A page as an answer.</summary>
public static class Page
{
    /// <summary>The page as its controller filled it, with the status of what was refused.</summary>
    public static RazorComponentResult Of<TPage>(TPage page, Problem? problem = null)
        where TPage : IComponent => new RazorComponentResult<TPage>(page) { StatusCode = problem?.Status ?? StatusCodes.Status200OK };
}
