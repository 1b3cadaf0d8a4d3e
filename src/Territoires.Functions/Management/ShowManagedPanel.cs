using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Accounts;
using Territoires.Functions.Identity;
using Territoires.Functions.Jury;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The jury of a call, and the form that composes it until a session is convened.</summary>
public sealed class ShowManagedPanel(ManagedCalls managed, AccountStore accounts)
{
    [Function(nameof(ShowManagedPanel)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/jury")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, PanelForm? typed, string? version, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedPanelPage>(new
        {
            Call = state,
            Form = typed ?? PanelForm.Of(state.Panel),
            Version = version ?? Tagged.Of(PanelAnswer.Of(state)),
            Composes = Policies.Permits(Permission.SetPanel, actor),
            Strangers = await accounts.WithoutAccountAsync(state.Panel.SelectMany(seat => seat.Members()), cancellation),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
