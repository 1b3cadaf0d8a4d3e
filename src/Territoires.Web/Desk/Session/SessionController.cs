using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Components;
using Territoires.Web.Deliberation;

namespace Territoires.Web.Desk.Session;

/// <summary>The session from its convening to the proposal, to those who run, decide and audit.</summary>
public sealed class SessionController(SessionReading reading) : ControllerBase
{
    [Reads("gestion/appels/{call}/seance"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedSessionAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, new SessionSent(Agenda: Paging.Asked(Request.Query[Paging.Parameter])), cancellation);

    private Task<IResult> PageAsync(string call, SessionSent sent, CancellationToken cancellation) =>
        reading.PageAsync(Request.Actor(), call, sent, cancellation);

    /// <summary>The secretary notes a departure from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/departs"), Policy(Permission.RunSession)]
    public async Task<IResult> NoteDepartureAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var juror = (await Request.ReadFormAsync(cancellation))["juror"].ToString();
        var left = await desk.ActAsync(SessionStore.IdOf(call), new JurySessionCommand.Leave(juror), Request.Act(), cancellation);
        return left.IsRefused
            ? await PageAsync(call, new SessionSent(Problems.Of(left.Refusal)), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary goes on to an application of the agenda.</summary>
    [HttpPost("gestion/appels/{call}/seance/point"), Policy(Permission.RunSession)]
    public async Task<IResult> TakeUpItemAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var application = (await Request.ReadFormAsync(cancellation))[PointView.Field].ToString();
        var command = new JurySessionCommand.TakeUpItem(application, Request.Actor().Id, IsSecretary: true);
        var taken = await desk.ActAsync(SessionStore.IdOf(call), command, Request.Act(), cancellation);
        if (taken.IsRefused)
        {
            return await PageAsync(call, new SessionSent(Problems.Of(taken.Refusal)), cancellation);
        }

        var before = taken.Value.Session.Agenda.TakeWhile(item => item.ApplicationId != application).Count();
        return Results.LocalRedirect(Addresses.ManagedAtPoint(call, (before / Paging.Size) + 1));
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
            ? await PageAsync(call, new SessionSent(Problems.Of(noted.Refusal), agenda, (application, text)), cancellation)
            : Results.LocalRedirect(Addresses.ManagedReasons(call, agenda));
    }

    /// <summary>The secretary has the votes counted and the minutes written from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/proces-verbal"), Policy(Permission.RunSession)]
    public async Task<IResult> DraftMinutesAsync(string call, [FromServices] DraftMinutes draft, CancellationToken cancellation)
    {
        if (Confirmation.Drafting.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, new SessionSent(unconfirmed), cancellation);
        }

        var drafted = await draft.RunAsync(SessionStore.IdOf(call), Request.Act(), cancellation);
        return drafted.IsRefused
            ? await PageAsync(call, new SessionSent(Problems.Of(drafted.Refusal)), cancellation)
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
            ? await PageAsync(call, new SessionSent(Problems.Of(taken.Refusal), TakingBack: reason), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary signs the minutes from the page of the session; the chair has their own.</summary>
    [HttpPost("gestion/appels/{call}/seance/signature"), Policy(Permission.RunSession)]
    public async Task<IResult> SignAsSecretaryAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        if (Confirmation.Signature.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, new SessionSent(unconfirmed), cancellation);
        }

        var sign = new JurySessionCommand.Sign(SignatoryRole.Secretary, Request.Actor().Id);
        var signed = await desk.ActAsync(SessionStore.IdOf(call), sign, Request.Act(), cancellation);
        return signed.IsRefused
            ? await PageAsync(call, new SessionSent(Problems.Of(signed.Refusal)), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>The secretary sends the proposal from the page of the session.</summary>
    [HttpPost("gestion/appels/{call}/seance/proposition"), Policy(Permission.SendProposal)]
    public async Task<IResult> SendProposalAsync(string call, [FromServices] SendProposal send, CancellationToken cancellation)
    {
        if (Confirmation.Proposal.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, new SessionSent(unconfirmed), cancellation);
        }

        var sent = await send.RunAsync(call, Request.Act(), cancellation);
        return sent.IsRefused
            ? await PageAsync(call, new SessionSent(Problems.Of(sent.Refusal)), cancellation)
            : Results.LocalRedirect(Addresses.ManagedDesignation(call));
    }
}
