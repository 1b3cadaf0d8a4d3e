using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary signs the minutes from the page of the session; the chair has their own.</summary>
public sealed class SignAsSecretaryForm(SessionDesk desk, ShowManagedSession page)
{
    [Function(nameof(SignAsSecretaryForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/signature")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if (Confirmation.Signature.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await page.PageAsync(call, request.Actor(), unconfirmed, cancellation);
        }

        var sign = new JurySessionCommand.Sign(SignatoryRole.Secretary, request.Actor().Id);
        var signed = await desk.ActAsync(SessionStore.IdOf(call), sign, request.Act(), cancellation);
        return signed.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(signed.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedSession(call));
    }
}
