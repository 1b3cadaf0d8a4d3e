using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Territoires.Domain.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Applications;

/// <summary>The page of a draft, as it stands or with what was just refused.</summary>
public sealed class ApplicationPages(CallStore calls)
{
    /// <param name="application">The application as it is now.</param>
    /// <param name="typed">What the person typed, when it was refused; null to show what is saved.</param>
    /// <param name="problem">Why it was refused.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<IResult> ShowAsync(Loaded<ApplicationState> application, DraftForm? typed, Problem? problem, CancellationToken cancellation)
    {
        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        return new RazorComponentResult<ApplicationPage>(new
        {
            Call = call,
            Application = state,
            Version = application.EntityTag,
            Form = typed ?? DraftForm.Of(state.Content),
            Problem = problem,
            Key = Guid.CreateVersion7().ToString("N"),
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>A refusal that the page can show beside the fields; others have a page of their own.</summary>
    public static bool IsAboutTheForm(Problem problem) => problem.Status is 409 or 412 or 413 or 415 or 422;
}
