using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;

namespace Territoires.Web.Applicant.Sharing;

/// <summary>Who writes an application: its owner invites colleagues and takes them back; each of them may leave.</summary>
public sealed class WritersController(ApplicationDesk desk, AccountStore accounts) : ControllerBase
{
    [Reads("candidatures/{id}/redacteurs"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowWritersAsync(string id, CancellationToken cancellation) => PageAsync(id, string.Empty, null, cancellation);

    [HttpPost("candidatures/{id}/redacteurs"), Policy(Permission.WriteApplications, Limit = ClientLimit.Mails)]
    public async Task<IResult> InviteEditorAsync(string id, [FromServices] InviteEditor invite, CancellationToken cancellation)
    {
        var typed = (await Request.ReadFormAsync(cancellation))["adresse"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
        {
            return await PageAsync(id, typed, Problems.AddressUnacceptable, cancellation);
        }

        var invited = await invite.RunAsync(id, address, Request.Act(), cancellation);
        return invited.IsRefused
            ? await PageAsync(id, typed, Problems.Of(invited.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.Writers(id));
    }

    [HttpPost("candidatures/{id}/redacteurs/{actor}/retrait"), Policy(Permission.WriteApplications)]
    public async Task<IResult> RemoveEditorAsync(
        string id, string actor, [FromServices] RemoveEditor remove, CancellationToken cancellation)
    {
        var removed = await remove.RunAsync(id, actor, Request.Act(), cancellation);
        return removed.IsRefused ? await PageAsync(id, string.Empty, Problems.Of(removed.Refusal), cancellation)
            : ApplicationAccess.MayWrite(removed.Value.State, Request.Actor()) ? Results.LocalRedirect(Addresses.Writers(id))
            : Results.LocalRedirect(Addresses.MyApplications);
    }

    private async Task<IResult> PageAsync(string id, string typed, Problem? problem, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (problem is { IsAboutTheForm: false } || await desk.FindToWriteAsync(id, act.Actor, cancellation) is not { } found)
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new WritersPage
            {
                Application = found.State,
                Call = found.Call,
                Now = act.ReceivedAt,
                Writers = await LinesAsync(found.State, act.Actor, cancellation),
                Owner = (await accounts.OfActorAsync(found.State.OwnerId, cancellation))?.Address.Value,
                Reader = act.Actor,
                Typed = typed,
                Problem = problem,
            }, problem);
    }

    /// <summary>Addresses of colleagues are for whoever invited them.</summary>
    private async Task<IReadOnlyList<WriterLine>> LinesAsync(ApplicationState application, Actor reader, CancellationToken cancellation) =>
        ApplicationAccess.IsOwner(application, reader)
            ? await Task.WhenAll(application.Editors.Select(async editor =>
            {
                var account = await accounts.OfActorAsync(editor, cancellation);
                return new WriterLine(editor, account?.Address.Value, account is { Confirmed: true });
            }))
            : [];
}
