using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The rules of a call: to be corrected until it opens, to be read after.</summary>
public sealed class ShowManagedRules(ManagedCalls managed)
{
    [Function(nameof(ShowManagedRules)), Policy(Permission.ReadChoice)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/reglement")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, RulesForm? typed, string? version, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } loaded || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedRulesPage>(new
        {
            Call = state,
            Form = typed ?? RulesForm.Of(state),
            Version = problem is { Status: StatusCodes.Status412PreconditionFailed } ? loaded.EntityTag : version ?? loaded.EntityTag,
            Writes = state.Stage == CallStage.Defined && Policies.Permits(Permission.DefineCalls, actor),
            Problem = problem is null ? null : ManagedCalls.AsChoiceOfVersions(problem),
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
