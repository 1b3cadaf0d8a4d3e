using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>A colleague to invite. The address stands in the body, because the addresses of requests are logged.</summary>
public sealed record EditorRequest(string Address);

/// <param name="Editors">Who write the application beside its owner, by id.</param>
public sealed record EditorsAnswer(IReadOnlyList<string> Editors);

/// <summary>Who write an application with its owner, who invited them.</summary>
public sealed class InvitedEditors(InviteEditor invite, RemoveEditor remove)
{
    [Function(nameof(InviteEditor)), Policy(Permission.WriteApplications, Limit = ClientLimit.Mails)]
    [Summary("Inviter une personne à rédiger la candidature"), Takes<EditorRequest>, Gives<EditorsAnswer>]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime", "candidature-retiree")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte", "redacteur-deja-la", "invitation-de-soi", "redacteurs-trop-nombreux")]
    [Refuses(409, "invitations-trop-nombreuses", "dossier-d-office")]
    [Refuses(422, "adresse-invalide")]
    public Task<IResult> InviteEditorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/editors")] HttpRequest request, string id,
        CancellationToken cancellation) =>
        request.WithBodyAsync<EditorRequest>(
            async sent => EmailAddress.Parse(sent.Address) is { } address
                ? (await invite.RunAsync(id, address, request.Act(), cancellation))
                    .ToHttp(invited => Results.Json(new EditorsAnswer(invited.State.Editors), JsonBody.Options))
                : Problems.AddressUnacceptable.ToResult(),
            cancellation);

    [Function(nameof(RemoveEditor)), Policy(Permission.WriteApplications)]
    [Summary("Retirer une personne qui rédige la candidature"), GivesNothing, Refuses(409, "reserve-a-qui-l-a-ouverte")]
    public async Task<IResult> RemoveEditorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/editors/{actor}")] HttpRequest request,
        string id, string actor, CancellationToken cancellation) =>
        (await remove.RunAsync(id, actor, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());
}
