using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Jury;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Session;

/// <summary>The secretary convenes the jury, having seen what it would be told and what is missing; and moves the session.</summary>
public sealed class ConveningController(
    ManagedCalls managed, SessionReading reading, ApplicationStore applications, ReviewStore reviews, AccountStore accounts)
    : ControllerBase
{
    /// <summary>What was typed is shown as the jury would read it. Nothing is saved.</summary>
    [HttpPost("gestion/appels/{call}/seance/convocation"), Policy(Permission.RunSession)]
    public async Task<IResult> CheckConveningAsync(string call, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        return form.ContainsKey(ConveningCheckPage.Change)
            ? await reading.PageAsync(Request.Actor(), call, new SessionSent(Convening: ConveningForm.Read(form)), cancellation)
            : await CheckAsync(call, ConveningForm.Read(form), null, cancellation);
    }

    [HttpPost("gestion/appels/{call}/seance"), Policy(Permission.RunSession)]
    public async Task<IResult> ConveneSessionAsync(string call, [FromServices] ConveneSession convene, CancellationToken cancellation)
    {
        var sent = await Request.ReadFormAsync(cancellation);
        var form = ConveningForm.Read(sent);
        if (Confirmation.Convening.MissingIn(sent) is { } unconfirmed)
        {
            return await CheckAsync(call, form, unconfirmed, cancellation);
        }

        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var summons = form.Summons(state.Rules.Calendar, Request.Act().ReceivedAt);
        if (summons.IsRefused)
        {
            return await RefuseAsync(call, Problems.Of(summons.Refusal), form, cancellation);
        }

        var convened = await convene.RunAsync(call, summons.Value, Request.Act(), cancellation);
        return convened.IsRefused
            ? await RefuseAsync(call, Problems.Of(convened.Refusal), form, cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    /// <summary>Another hour or place: the jury is told anew.</summary>
    [HttpPost("gestion/appels/{call}/seance/date"), Policy(Permission.RunSession)]
    public async Task<IResult> MoveSessionAsync(string call, [FromServices] SessionDesk desk, CancellationToken cancellation)
    {
        var form = ConveningForm.Read(await Request.ReadFormAsync(cancellation));
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var summons = form.Summons(state.Rules.Calendar, Request.Act().ReceivedAt);
        if (summons.IsRefused)
        {
            return await RefuseAsync(call, Problems.Of(summons.Refusal), form, cancellation);
        }

        var moved = await desk.ActAsync(
            SessionStore.IdOf(call), new JurySessionCommand.Move(summons.Value), Request.Act(), cancellation);
        return moved.IsRefused
            ? await RefuseAsync(call, Problems.Of(moved.Refusal), form, cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }

    private async Task<IResult> CheckAsync(string call, ConveningForm form, Problem? problem, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var now = Request.Act().ReceivedAt;
        var summons = form.Summons(state.Rules.Calendar, now);
        if (summons.IsRefused || state.SessionId is not null)
        {
            return await RefuseAsync(call, summons.IsRefused ? Problems.Of(summons.Refusal) : null, form, cancellation);
        }

        return Page.Of(new ConveningCheckPage
        {
            Call = state,
            Form = form,
            Summons = summons.Value,
            Check = await ConveningCheck.OfAsync(state, applications, reviews, cancellation),
            IsAtShortNotice = summons.Value.IsAtShortNotice(now),
            Strangers = await accounts.WithoutAccountAsync(state.Panel.SelectMany(seat => seat.Members()), cancellation),
            Problem = problem,
        }, problem);
    }

    private Task<IResult> RefuseAsync(string call, Problem? problem, ConveningForm typed, CancellationToken cancellation) =>
        reading.PageAsync(Request.Actor(), call, new SessionSent(problem, Convening: typed), cancellation);
}
