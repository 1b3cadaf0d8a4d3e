using System.Globalization;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Files;

namespace Territoires.Web.Juror.Voting;

/// <summary>The order in which a jury hears its applications.</summary>
public sealed class AgendaOrderController(SessionDesk desk, Selections selections) : ControllerBase
{
    [Reads("jury/seances/{id}/ordre-du-jour"), Policy(Permission.ReadSession)]
    public Task<IResult> ShowAgendaOrderAsync(string id, CancellationToken cancellation) => ShowAsync(id, null, cancellation);

    /// <summary>
    /// What is not a rank leaves its application where it is. A juror is shown nothing from which they stepped aside: such an
    /// application keeps its place after those that they ordered.
    /// </summary>
    [HttpPost("jury/seances/{id}/ordre-du-jour"), Policy(Permission.OrderAgenda)]
    public async Task<IResult> OrderAgendaAsync(string id, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var actor = Request.Actor();
        if (await desk.FindAsync(id, actor, cancellation) is not { Session.State: { } session } found)
        {
            return Problems.NotFound.ToResult();
        }

        // At one rank, who was moved up comes before who stood there, and who was moved down after.
        var ranked = ItemsOf(session, actor).Index()
            .Select(one => (one.Item.ApplicationId, Stood: one.Index + 1, Rank: RankOf(form[AgendaOrderPage.FieldOf(one.Item)])))
            .Select(one => one with { Rank = one.Rank ?? one.Stood })
            .OrderBy(one => one.Rank).ThenBy(one => one.Rank!.Value.CompareTo(one.Stood)).ThenBy(one => one.Stood)
            .Select(one => one.ApplicationId);
        var ordered = await desk.ActAsync(
            found, new JurySessionCommand.OrderAgenda([.. ranked], actor.Is(Role.Secretary) ? null : actor.Id), Request.Act());
        return ordered.IsRefused
            ? await ShowAsync(id, Problems.Of(ordered.Refusal), cancellation)
            : Results.LocalRedirect($"{Addresses.AgendaOrder(id)}?enregistre=oui");
    }

    private async Task<IResult> ShowAsync(string id, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await desk.FindAsync(id, actor, cancellation) is not { Session.State: { } session, Call: var call }
            || problem is { IsAboutTheForm: false })
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        var isJuror = actor.Is(Role.Juror);
        return Page.Of(new AgendaOrderPage
        {
            Call = call,
            Session = session,
            Items = ItemsOf(session, actor),
            Names = isJuror ? NamedFiles.OfJury(all, call, actor) : NamedFiles.Among(all, call, actor),
            MayOrder = session.Minutes is null && call.End is null
                && (actor.Is(Role.Secretary) || session.Seats.First(seat => seat.IsChair).Belongs(actor.Id)),
            Saved = Request.Query.ContainsKey("enregistre"),
            IsJuror = isJuror,
            Problem = problem,
        }, problem);
    }

    private static IReadOnlyList<AgendaItem> ItemsOf(JurySessionState session, Actor actor) =>
        [.. session.Agenda.Where(item => !actor.Is(Role.Juror) || !item.Recused.Contains(actor.Id))];

    private static int? RankOf(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : null;
}
