using Territoires.Core.Programmes;
using Territoires.Domain.Programmes;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Enrolment;

/// <summary>A member that comes into a network, and one that is corrected.</summary>
public sealed class MembersController(EnrolmentDesk desk, NamedBodies named, LeadBodies leads) : ControllerBase
{
    [Reads("gestion/programmes/{programme}/entree"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowAdmissionAsync(string programme, CancellationToken cancellation) =>
        await desk.FindAsync(programme, Request.Actor(), cancellation) is { State: { } state }
            ? PageOf(state, null, new MemberForm { Fictitious = state.Definition.Fictitious }, string.Empty, null)
            : Problems.NotFound.ToResult();

    /// <summary>An administrator brings a member in. Sent twice, it comes in once.</summary>
    [HttpPost("gestion/programmes/{programme}/entree"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> AdmitMemberAsync(string programme, [FromServices] AdmitMembers admit, CancellationToken cancellation)
    {
        var typed = MemberForm.Of(await Request.ReadFormAsync(cancellation));
        if (await desk.FindAsync(programme, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var member = await typed.ToMemberAsync(named, leads, cancellation);
        if (member.IsRefused)
        {
            return PageOf(state, null, typed, string.Empty, member.Refusal);
        }

        if (state.Memberships.Any(one => one.Member.IsSame(member.Value)))
        {
            return Results.LocalRedirect(Addresses.ManagedProgramme(programme));
        }

        var taken = state.Memberships.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var admission = new Domain.Programmes.Admission(
            WordKeys.NewOf(typed.Name, "membre", taken), member.Value, typed.Phase.Length > 0 ? typed.Phase : null);
        var done = await admit.RunAsync(programme, [admission], Request.Act(), cancellation);
        return done.IsRefused
            ? PageOf(state, null, typed, string.Empty, Problems.Of(done.Refusal))
            : Results.LocalRedirect(Addresses.ManagedProgramme(programme));
    }

    [Reads("gestion/programmes/{programme}/membres/{member}/correction"), Policy(Permission.ManageProgrammes)]
    public async Task<IResult> ShowMemberCorrectionAsync(string programme, string member, CancellationToken cancellation) =>
        await desk.FindAsync(programme, Request.Actor(), cancellation) is { State: { } state } loaded && state.Find(member) is { } one
            ? PageOf(state, one, MemberForm.Of(one.Member), loaded.EntityTag, null)
            : Problems.NotFound.ToResult();

    /// <summary>An administrator corrects a member, over the version of the programme that they saw.</summary>
    [HttpPost("gestion/programmes/{programme}/membres/{member}/correction"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> CorrectMemberAsync(
        string programme, string member, [FromServices] CorrectMember correct, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var (typed, version) = (MemberForm.Of(fields), fields["version"].ToString());
        if (await desk.FindAsync(programme, Request.Actor(), cancellation) is not { State: { } state } loaded
            || state.Find(member) is not { } one)
        {
            return Problems.NotFound.ToResult();
        }

        var corrected = await typed.ToMemberAsync(named, leads, cancellation);
        if (corrected.IsRefused)
        {
            return PageOf(state, one, typed, version, corrected.Refusal);
        }

        var done = await correct.RunAsync(
            programme, member, corrected.Value, typed.Reason.Trim(), version, Request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedProgramme(programme));
        }

        // The programme changed meanwhile: what was typed is shown, and sending it again is to choose it.
        var problem = Problems.Of(done.Refusal);
        return PageOf(state, one, typed, problem == Problems.Stale ? loaded.EntityTag : version, problem);
    }

    private static IResult PageOf(ProgrammeState state, Membership? member, MemberForm form, string version, Problem? problem) =>
        problem is { IsAboutTheForm: false } && problem != Problems.Stale ? problem.ToResult() : Page.Of(
            new MemberFormPage
            {
                Programme = state,
                Member = member,
                Form = form,
                Version = version,
                Problem = problem is null ? null : EnrolmentFaults.OnThePage(problem),
            },
            problem);
}
