using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The call's own questions: to be written until it opens, to be read after.</summary>
public sealed class ShowManagedForm(ManagedCalls managed)
{
    [Function(nameof(ShowManagedForm)), Policy(Permission.ReadChoice)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/formulaire")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, null, null, cancellation, request.Query.ContainsKey("enregistre"));

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, QuestionsForm? typed, string? version, Problem? problem, CancellationToken cancellation, bool saved = false)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } loaded || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedFormPage>(new
        {
            Call = state,
            Form = typed ?? QuestionsForm.Of(state.Rules.Form),
            Version = problem is { Status: StatusCodes.Status412PreconditionFailed } ? loaded.EntityTag : version ?? loaded.EntityTag,
            Writes = state.Stage == CallStage.Defined && Policies.Permits(Permission.DefineCalls, actor),
            IsUnsaved = typed is not null,
            Saved = saved,
            Problem = problem is null ? null : QuestionsForm.OnThisPage(ManagedCalls.AsChoiceOfVersions(problem)),
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
