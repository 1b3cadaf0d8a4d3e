using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The session from its convening to the proposal, to those who run, decide and audit.</summary>
public sealed class ShowManagedSession(ManagedCalls managed, SessionStore sessions, Selections selections, AccountStore accounts)
{
    [Function(nameof(ShowManagedSession)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/seance")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Actor(), null, cancellation, Paging.Asked(request.Query[Paging.Parameter]));

    /// <summary>The page as things stand, and why what was asked was refused; with what was typed then, a reason of the jury.</summary>
    public async Task<IResult> PageAsync(string call, Actor actor, Problem? problem, CancellationToken cancellation, int agenda = 1, (string Application, string Text)? typed = null, string takingBack = "")
    {
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var submitted = await selections.ApplicationsAsync(call, cancellation);
        return new RazorComponentResult<ManagedSessionPage>(new
        {
            Call = state,
            Session = state.SessionId is null ? null : (await sessions.LoadAsync(state.SessionId, cancellation)).State,
            Admissible = submitted.Count(application => application.IsAdmissible),
            Withdrawn = Selections.WithdrawnAmong(submitted),
            Undecided = submitted.Count(application => application.AwaitsEligibility),
            Names = NamedFiles.Among(submitted, state, actor),
            WouldBe = state.Proposal is null ? await selections.WouldBeProposedAsync(state, cancellation) : null,
            Runs = Policies.Permits(Permission.RunSession, actor),
            Strangers = await accounts.WithoutAccountAsync(state.SessionId is null ? state.Panel.SelectMany(seat => seat.Members()) : [], cancellation),
            Problem = problem,
            Agenda = agenda,
            Typed = typed,
            TakingBack = takingBack,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
