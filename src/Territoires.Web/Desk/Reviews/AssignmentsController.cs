using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Desk.Reviews;

/// <summary>Who reviews what: the admissible applications by the members of the jury, fifty at a time.</summary>
public sealed class AssignmentsController(ManagedCalls managed, Selections selections, Qualities qualities) : ControllerBase
{
    public const string Unassigned = "sans-affectation";

    /// <summary>How many readers each file is proposed, in the address of the page.</summary>
    public const string ReadersField = "lecteurs";

    [Reads("gestion/appels/{call}/affectations"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedAssignmentsAsync(string call, CancellationToken cancellation) =>
        PageAsync(
            call, ListAsked.Of(Request.Query), [],
            Request.Query[ReadersField].ToString() is { Length: > 0 } typed && ReadersIn(typed) is null ? NoReaders : null, cancellation,
            Request.Query[ReadersField].ToString());

    /// <summary>Null for what is no number of readers.</summary>
    private static int? ReadersIn(string typed) =>
        NumberText.Whole(typed) is { IsRefused: false } read && read.Value is >= 1 and <= Allotment.MostReaders ? read.Value : null;

    private static Problem NoReaders => Problems.FormUnreadable(new Fault(
        ReadersField, $"Écrivez combien de membres évaluent chaque candidature\u00a0: un nombre de 1 à {Allotment.MostReaders}."));

    /// <summary>The matrix, with what was ticked and why it was refused, or with what is proposed.</summary>
    private async Task<IResult> PageAsync(
        string call, ListAsked asked, IReadOnlyCollection<string> ticked, Problem? problem, CancellationToken cancellation,
        string readers = "")
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        var admissible = Selections.AdmissibleAmong(all);
        var page = admissible
            .Where(application => asked.State != Unassigned || application.Assigned.Count == 0)
            .ToArray()
            .Page(asked.Page);
        var proposed = ReadersIn(readers) is { } wanted
            ? Allotment.Of(admissible, page.Items, [.. state.Panel.Select(seat => seat.Titular)], wanted)
            : null;
        return Page.Of(new ManagedAssignmentsPage
        {
            Call = state,
            Page = page,
            Asked = asked with { Page = page.Number },
            Total = admissible.Count,
            Withdrawn = Selections.WithdrawnAmong(all),
            ToAssign = admissible.Count(application => application.Assigned.Count == 0),
            Members = PersonWords.Shown(await qualities.NamesAsync(state.Panel.SelectMany(seat => seat.Members()), cancellation)),
            Ticked = proposed is null ? ticked : [.. proposed.Select(one => AssignmentForm.ValueOf(one.File, one.Juror))],
            Readers = readers,
            IsProposed = proposed is not null,
            Assigns = Policies.Permits(Permission.AssignReviews, actor)
                && Procedure.Allows(ProcedureAct.AssignReviewers, Procedure.Of(state)),
            Problem = problem,
        }, problem);
    }

    /// <summary>The secretary gives every ticked file to its jurors at once.</summary>
    [HttpPost("gestion/appels/{call}/affectations"), Policy(Permission.AssignReviews, Body = BodyKind.Text)]
    public async Task<IResult> AssignReviewersAsync(string call, [FromServices] AssignReviewers assign, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = AssignmentForm.Of(fields);
        var asked = ListAsked.Of(fields);
        var problem = typed.Ticked.Count == 0
            ? Problems.FormUnreadable(new Fault("jurors", "Cochez au moins une affectation."))
            : await assign.RunAsync(call, typed.Lines, act, cancellation) is { } refusal ? Problems.Of(refusal) : null;
        return problem is not null
            ? await PageAsync(call, asked, typed.Ticked, problem, cancellation)
            : Results.LocalRedirect(asked.At(Addresses.ManagedAssignments(call)));
    }

    /// <summary>The secretary takes one assignment back from the page of assignments.</summary>
    [HttpPost("gestion/appels/{call}/affectations/retrait"), Policy(Permission.AssignReviews)]
    public async Task<IResult> UnassignReviewerAsync(string call, [FromServices] UnassignReviewer unassign, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var asked = ListAsked.Of(fields);
        var (id, juror) = AssignmentForm.Read(fields[AssignmentForm.TakenBackField].ToString());
        var unassigned = await unassign.RunAsync(id, juror, act, cancellation);
        return unassigned.IsRefused
            ? await PageAsync(call, asked, [], Problems.Of(unassigned.Refusal), cancellation)
            : Results.LocalRedirect(asked.At(Addresses.ManagedAssignments(call)));
    }
}
