using Territoires.Core.Accounts;
using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Components;
using Territoires.Web.Desk.Panel;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Session;

/// <summary>The session from its convening to the proposal, to those who run, decide and audit.</summary>
public sealed class SessionController(ManagedCalls managed, SessionStore sessions, Selections selections, AccountStore accounts,
    PanelMembers members) : ControllerBase
{
    [Reads("gestion/appels/{call}/seance"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedSessionAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, cancellation, Paging.Asked(Request.Query[Paging.Parameter]));

    /// <summary>The page as things stand, and why what was asked was refused; with what was typed then, a reason of the jury.</summary>
    private async Task<IResult> PageAsync(
        string call, Problem? problem, CancellationToken cancellation, int agenda = 1,
        (string Application, string Text)? typed = null, string takingBack = "")
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var submitted = await selections.ApplicationsAsync(call, cancellation);
        var names = NamedFiles.Among(submitted, state, actor);
        var session = state.SessionId is null ? null : (await sessions.LoadAsync(state.SessionId, cancellation)).State;
        return Page.Of(new ManagedSessionPage
        {
            Call = state,
            Session = session,
            Members = await members.NamesAsync((session?.Seats ?? []).SelectMany(seat => seat.Members()), cancellation),
            Admissible = submitted.Count(application => application.IsAdmissible),
            Withdrawn = Selections.WithdrawnAmong(submitted),
            Undecided = submitted.Count(application => application.AwaitsEligibility),
            Names = names,
            WouldBe = state.Proposal is null ? await selections.WouldBeProposedAsync(state, cancellation) : null,
            Runs = state.End is null && Policies.Permits(Permission.RunSession, actor),
            Strangers = await accounts.WithoutAccountAsync(state.SessionId is null
                ? state.Panel.SelectMany(seat => seat.Members())
                : [], cancellation),
            Problem = names.InWords(problem),
            Agenda = agenda,
            Typed = typed,
            TakingBack = takingBack,
        }, problem);
    }

    /// <summary>The secretary convenes the jury from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance"), Policy(Permission.RunSession)]
    public async Task<IResult> ConveneSessionAsync(string call, [FromServices] ConveneSession convene, CancellationToken cancellation)
    {
        if (Confirmation.Convening.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, unconfirmed, cancellation);
        }

        var convened = await convene.RunAsync(call, Request.Act(), cancellation);
        return convened.IsRefused
            ? await PageAsync(call, Problems.Of(convened.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary notes a departure from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/departs"), Policy(Permission.RunSession)]
    public async Task<IResult> NoteDepartureAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var juror = (await Request.ReadFormAsync(cancellation))["juror"].ToString();
        var left = await desk.ActAsync(SessionStore.IdOf(call), new JurySessionCommand.Leave(juror), Request.Act(), cancellation);
        return left.IsRefused
            ? await PageAsync(call, Problems.Of(left.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary writes down what the jury says of an application, from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/motifs/{application}"), Policy(Permission.RunSession)]
    public async Task<IResult> NoteReasonAsync(
        string call, string application, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var text = form[$"motifs-{application}"].ToString();
        var agenda = Paging.Asked(form[Paging.Parameter]);
        var noted = await desk.ActAsync(
            SessionStore.IdOf(call), new JurySessionCommand.NoteReason(application, text), Request.Act(), cancellation);
        return noted.IsRefused
            ? await PageAsync(call, Problems.Of(noted.Refusal), cancellation, agenda, (application, text))
            : Results.LocalRedirect(Addresses.ManagedReasons(call, agenda));
    }

    /// <summary>The secretary has the votes counted and the minutes written from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/proces-verbal"), Policy(Permission.RunSession)]
    public async Task<IResult> DraftMinutesAsync(string call, [FromServices] DraftMinutes draft, CancellationToken cancellation)
    {
        if (Confirmation.Drafting.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, unconfirmed, cancellation);
        }

        var drafted = await draft.RunAsync(SessionStore.IdOf(call), Request.Act(), cancellation);
        return drafted.IsRefused
            ? await PageAsync(call, Problems.Of(drafted.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary takes the minutes back from the page of the session, with the reason.</summary>
    [HttpPost("gestion/appels/{call}/seance/proces-verbal/reprise"), Policy(Permission.RunSession)]
    public async Task<IResult> TakeBackMinutesAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var reason = (await Request.ReadFormAsync(cancellation))["reason"].ToString().ReplaceLineEndings("\n");
        var taken = await desk.ActAsync(
            SessionStore.IdOf(call), new JurySessionCommand.TakeBackMinutes(reason), Request.Act(), cancellation);
        return taken.IsRefused
            ? await PageAsync(call, Problems.Of(taken.Refusal), cancellation, takingBack: reason)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary signs the minutes from the page of the session; the chair has their own.</summary>
    [HttpPost("gestion/appels/{call}/seance/signature"), Policy(Permission.RunSession)]
    public async Task<IResult> SignAsSecretaryAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        if (Confirmation.Signature.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, unconfirmed, cancellation);
        }

        var sign = new JurySessionCommand.Sign(SignatoryRole.Secretary, Request.Actor().Id);
        var signed = await desk.ActAsync(SessionStore.IdOf(call), sign, Request.Act(), cancellation);
        return signed.IsRefused
            ? await PageAsync(call, Problems.Of(signed.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary sends the proposal from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/proposition"), Policy(Permission.SendProposal)]
    public async Task<IResult> SendProposalAsync(string call, [FromServices] SendProposal send, CancellationToken cancellation)
    {
        if (Confirmation.Proposal.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, unconfirmed, cancellation);
        }

        var sent = await send.RunAsync(call, Request.Act(), cancellation);
        return sent.IsRefused
            ? await PageAsync(call, Problems.Of(sent.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedDesignation(call));
    }
}
