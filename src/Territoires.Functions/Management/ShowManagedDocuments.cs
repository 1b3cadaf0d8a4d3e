using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The documents that go with a call, and for its administrator the form to give it one more.</summary>
public sealed class ShowManagedDocuments(ManagedCalls managed)
{
    [Function(nameof(ShowManagedDocuments)), Policy(Permission.ReadChoice)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/documents")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), string.Empty, null, cancellation);

    /// <summary>The page as things stand, or with the title that was typed and why the document was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, string title, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedDocumentsPage>(new { Call = state, Title = title, Writes = Policies.Permits(Permission.DefineCalls, actor), Problem = problem })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
