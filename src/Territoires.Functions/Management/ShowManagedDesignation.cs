using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>What the jury proposed, and what the authority designates, to the four roles that may know of it.</summary>
public sealed class ShowManagedDesignation(ManagedCalls managed, Selections selections)
{
    [Function(nameof(ShowManagedDesignation)), Policy(Permission.ReadChoice)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/designation")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request.Act(), null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, Act act, DesignationForm? typed, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var all = state.Proposal is null ? [] : await selections.ApplicationsAsync(call, cancellation);
        return new RazorComponentResult<ManagedDesignationPage>(new
        {
            Call = state,
            Form = typed ?? DesignationForm.Of(state),
            Names = NamedFiles.Among(all, state, act.Actor),
            Others = OthersAmong(all, state, act.Actor),
            Designates = Policies.Permits(Permission.Designate, act.Actor),
            IsPublished = state.IsPublishedAt(act.ReceivedAt),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>What could be designated and is not proposed, for whoever may read it.</summary>
    private static ListedApplication[] OthersAmong(IReadOnlyList<ListedApplication> all, CallState call, Actor reader) =>
    [
        .. Selections.AdmissibleAmong(all).Where(application => ApplicationAccess.MayRead(application, call, reader)
            && call.Proposal!.Lines.All(line => line.Number != application.Submission!.Number)),
    ];
}
