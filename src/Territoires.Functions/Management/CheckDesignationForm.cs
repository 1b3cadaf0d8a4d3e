using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The authority sees the list beside the proposal, and is asked for the reasons, before anything is saved.</summary>
public sealed class CheckDesignationForm(ManagedCalls managed, Selections selections, Designate designate, ShowManagedDesignation page)
{
    [Function(nameof(CheckDesignationForm)), Policy(Permission.Designate, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/designation/verification")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = DesignationForm.Of(await request.ReadFormAsync(cancellation));
        return await PageAsync(call, act, typed, null, await designate.WouldBeAsync(call, typed.ToRequest() with { Reasons = [] }, act, cancellation), cancellation);
    }

    /// <summary>The list to confirm, with why its confirmation was refused; the first page again when the list itself cannot be.</summary>
    public async Task<IResult> PageAsync(
        string call, Act act, DesignationForm typed, ActRefusal<CallRefusal>? refusal, Result<DesignatedList, ActRefusal<CallRefusal>> wouldBe, CancellationToken cancellation)
    {
        if (wouldBe.IsRefused || await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return await page.PageAsync(call, act, typed, wouldBe.IsRefused ? Problems.Of(wouldBe.Refusal) : null, cancellation);
        }

        var problem = refusal is null ? null : DesignationForm.ProblemOf(refusal);

        return new RazorComponentResult<ConfirmDesignationPage>(new
        {
            Call = state,
            List = wouldBe.Value,
            Form = typed,
            Names = NamedFiles.Among(await selections.ApplicationsAsync(call, cancellation), state, act.Actor),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
