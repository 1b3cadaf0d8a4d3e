using Territoires.Core.Applications;
using Territoires.Core.Designation;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Web.Components;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Admission;

/// <summary>What came of one application among many.</summary>
/// <param name="Refusal">Why nothing was decided; null when it was declared admissible.</param>
public sealed record AdmissionLine(NamedFile File, Problem? Refusal);

/// <summary>The applications received and what was decided of their eligibility, fifty at a time.</summary>
public sealed class EligibilityController(ManagedCalls managed, Referential referential, CallOverlaps overlaps) : ControllerBase
{
    public const string Undecided = "a-decider";
    public const string Admissible = "recevables";
    public const string NotAdmissible = "non-recevables";
    public const string Withdrawn = "retirees";

    [Reads("gestion/appels/{call}/recevabilite"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedEligibilityAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, ListAsked.Of(Request.Query), [], null, cancellation);

    /// <summary>The list, with what was ticked and why it was refused.</summary>
    private async Task<IResult> PageAsync(
        string call, ListAsked asked, IReadOnlyCollection<string> ticked, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var submitted = await managed.SubmittedAsync(call, cancellation);
        var found = asked.Among(submitted.Where(application => IsAsked(application, asked.State)));
        var page = found.Page(asked.Page);
        return Page.Of(new ManagedEligibilityPage
        {
            Call = state,
            Page = page,
            Asked = asked with { Page = page.Number },
            Total = submitted.Count,
            Departements = ListOrders.Departements(submitted, await referential.PlacesAsync(cancellation)),
            Withdrawn = submitted.Count(application => application.Stage == ApplicationStage.Withdrawn),
            Shared = SharedBodies.Among(submitted),
            Overlaps = await overlaps.AmongAsync(submitted, cancellation),
            ToDecide = submitted.Count(application => application.AwaitsEligibility),
            Ticked = asked.Ticked
                ? [.. page.Items.Where(application => application.AwaitsEligibility).Select(application => application.Id)]
                : ticked,
            Decides = state.End is null && Policies.Permits(Permission.DecideEligibility, actor),
            Problem = problem,
        }, problem);
    }

    private static bool IsAsked(ListedApplication application, string state) => state switch
    {
        Undecided => application.AwaitsEligibility,
        Admissible => application.IsAdmissible,
        NotAdmissible => application is { Stage: ApplicationStage.Submitted, Admissible: false },
        Withdrawn => application.Stage == ApplicationStage.Withdrawn,
        _ => true,
    };

    /// <summary>An act on many is shown before it is done: the applications ticked, listed; nothing is saved.</summary>
    [HttpPost("gestion/appels/{call}/recevabilite/verification"), Policy(Permission.DecideEligibility, Body = BodyKind.Text)]
    public async Task<IResult> CheckAdmissionsAsync(string call, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var ticked = fields["ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var asked = ListAsked.Of(fields);
        var submitted = await managed.SubmittedAsync(call, cancellation);
        var chosen = submitted.Where(application => application.AwaitsEligibility && ticked.Contains(application.Id)).ToArray();
        return chosen.Length == 0
            ? await PageAsync(
                call, asked, [], Problems.FormUnreadable(new Fault("ids", "Cochez au moins une candidature sans décision.")), cancellation)
            : Page.Of(new ConfirmAdmissionsPage
            { Call = state, Applications = chosen, Shared = SharedBodies.Among(submitted), Asked = asked });
    }

    /// <summary>
    /// The secretary confirms: each application has its own decision, and when one is refused the page says of each what happened.
    /// </summary>
    [HttpPost("gestion/appels/{call}/recevabilite"), Policy(Permission.DecideEligibility, Body = BodyKind.Text)]
    public async Task<IResult> AdmitManyAsync(string call, [FromServices] DecideEligibility decide, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var ids = fields["ids"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        if (fields.ContainsKey(Confirmation.GoBackField))
        {
            return await PageAsync(call, ListAsked.Of(fields), ids, null, cancellation);
        }

        var lines = new List<AdmissionLine>();
        foreach (var application in (await managed.SubmittedAsync(call, cancellation)).Where(application => ids.Contains(application.Id)))
        {
            var decided = await decide.RunAsync(application.Id, new EligibilityRequest(Admissible: true), act, cancellation);
            lines.Add(new AdmissionLine(
                NamedFile.Of(application, Addresses.ManagedFile(call, application.Id)),
                decided.IsRefused ? Problems.Of(decided.Refusal) : null));
        }

        var asked = ListAsked.Of(fields);
        return lines.FirstOrDefault(line => line.Refusal is not null)?.Refusal is { } refusal
            ? Page.Of(new AdmissionsPage { Call = state, Lines = lines, Asked = asked }, refusal)
            : Results.LocalRedirect(asked.At(Addresses.ManagedEligibility(call)));
    }
}
