using System.Globalization;
using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Domain.Programmes;
using Territoires.Web.Desk.Programmes;

namespace Territoires.Web.Desk.Enrolment;

/// <summary>A member that goes on in the network in another phase, or leaves it.</summary>
public sealed class StaysController(EnrolmentDesk desk) : ControllerBase
{
    [Reads("gestion/programmes/{programme}/membres/{member}/renouvellement"), Policy(Permission.ManageProgrammes)]
    public Task<IResult> ShowMemberRenewalAsync(string programme, string member, CancellationToken cancellation) =>
        PageAsync(programme, member, isDeparture: false, StayForm.Blank, null, cancellation);

    [HttpPost("gestion/programmes/{programme}/membres/{member}/renouvellement"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> RenewMemberAsync(
        string programme, string member, [FromServices] RenewMembers renew, CancellationToken cancellation)
    {
        var typed = StayForm.Of(await Request.ReadFormAsync(cancellation));
        var faults = new List<Fault>();
        var day = new TypedFigures(faults).NeededDay("on", typed.On, "Indiquez le premier jour du renouvellement.");
        if (await desk.FindAsync(programme, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        if (faults.Count > 0)
        {
            return await PageAsync(programme, member, isDeparture: false, typed, Unreadable(faults), cancellation);
        }

        var renewal = new Renewal(member, KeyAfter(state, member), day, typed.Phase.Length > 0 ? typed.Phase : null);
        return await AnswerAsync(
            await renew.RunAsync(programme, [renewal], Request.Act(), cancellation), programme, member, isDeparture: false, typed,
            cancellation);
    }

    [Reads("gestion/programmes/{programme}/membres/{member}/depart"), Policy(Permission.ManageProgrammes)]
    public Task<IResult> ShowMemberDepartureAsync(string programme, string member, CancellationToken cancellation) =>
        PageAsync(programme, member, isDeparture: true, StayForm.Blank, null, cancellation);

    [HttpPost("gestion/programmes/{programme}/membres/{member}/depart"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    public async Task<IResult> EndMembershipAsync(
        string programme, string member, [FromServices] EndMembership end, CancellationToken cancellation)
    {
        var typed = StayForm.Of(await Request.ReadFormAsync(cancellation));
        var faults = new List<Fault>();
        var day = new TypedFigures(faults).NeededDay("on", typed.On, "Indiquez le premier jour où il n’est plus membre.");
        return faults.Count > 0
            ? await PageAsync(programme, member, isDeparture: true, typed, Unreadable(faults), cancellation)
            : await AnswerAsync(
                await end.RunAsync(programme, member, day, typed.Reason.Trim(), Request.Act(), cancellation), programme, member,
                isDeparture: true, typed, cancellation);
    }

    /// <summary>« loire » goes on as « loire-2 », and « loire-2 » as « loire-3 ».</summary>
    private static string KeyAfter(ProgrammeState state, string member)
    {
        var first = state.HistoryOf(member) is [var begun, ..] ? begun.Key : member;
        for (var next = 2; ; next++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{first}-{next}");
            if (state.Find(key) is not { } there || there.Renews == member)
            {
                return key;
            }
        }
    }

    private static Problem Unreadable(IReadOnlyList<Fault> faults) => Problems.Of(new ProgrammeRefusal.MembersUnacceptable(faults));

    private async Task<IResult> AnswerAsync(
        Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>> done, string programme, string member, bool isDeparture,
        StayForm typed, CancellationToken cancellation) => done.IsRefused
        ? await PageAsync(programme, member, isDeparture, typed, Problems.Of(done.Refusal), cancellation)
        : Results.LocalRedirect(Addresses.ManagedProgramme(programme));

    private async Task<IResult> PageAsync(
        string programme, string member, bool isDeparture, StayForm typed, Problem? problem, CancellationToken cancellation) =>
        problem is { IsAboutTheForm: false } ? problem.ToResult()
        : await desk.FindAsync(programme, Request.Actor(), cancellation) is { State: { } state } && state.Find(member) is { } one
            ? Page.Of(
                new StayPage
                {
                    Programme = state,
                    Member = one,
                    IsDeparture = isDeparture,
                    Form = typed,
                    Problem = problem is null ? null : EnrolmentFaults.OnThePage(problem),
                },
                problem)
            : Problems.NotFound.ToResult();
}
