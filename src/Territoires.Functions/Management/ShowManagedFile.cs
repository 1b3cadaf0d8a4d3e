using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>One application, what services think of it, and the decision on its eligibility.</summary>
public sealed class ShowManagedFile(ManagedCalls managed, ApplicationStore applications, ShowManagedEligibility list, Receipts receipts)
{
    [Function(nameof(ShowManagedFile)), Policy(Permission.ReadReviews)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite/{id}")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        PageAsync(call, id, request.Act(), null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, string id, Act act, EligibilityForm? typed, Problem? problem, CancellationToken cancellation, (string Juror, string Reason)? lifting = null)
    {
        var actor = act.Actor;
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: not null } application }
            || application.CallId != call
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var signature = await receipts.SignatureAsync(application, actor, cancellation);
        return new RazorComponentResult<ManagedFilePage>(new
        {
            Call = state,
            Application = application,
            Form = typed ?? EligibilityForm.Of(application.Eligibility),
            Now = act.ReceivedAt,
            Signature = signature,
            Erases = signature is not null && Policies.Permits(Permission.EraseSignatures, actor) && EraseSignature.IsOver(application, state, act.ReceivedAt),
            AsksCorrections = Policies.Permits(Permission.AskCorrections, actor),
            Decides = Policies.Permits(Permission.DecideEligibility, actor),
            Shared = await SharedAsync(application, cancellation),
            Lifting = lifting ?? (string.Empty, string.Empty),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>What the decision would do, in words, and the button that does it.</summary>
    public async Task<IResult> ConfirmAsync(string call, string id, Act act, EligibilityForm typed, CancellationToken cancellation) =>
        await managed.FindAsync(call, act.Actor, cancellation) is { State: { } state }
        && await applications.FindAsync(id, act.Actor, cancellation) is { State: { Submission: not null } application }
        && application.CallId == call
            ? new RazorComponentResult<ConfirmEligibilityPage>(new { Call = state, Application = application, Form = typed, Shared = await SharedAsync(application, cancellation) })
            : Problems.NotFound.ToResult();

    private async Task<IReadOnlyList<SharedBody>> SharedAsync(ApplicationState application, CancellationToken cancellation) =>
        SharedBodies.Among(await list.SubmittedAsync(application.CallId, cancellation)).GetValueOrDefault(application.Id) ?? [];
}
