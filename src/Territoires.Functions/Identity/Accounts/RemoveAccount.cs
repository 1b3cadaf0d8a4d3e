using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Accounts;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Accounts;

/// <summary>
/// An administrator erases an account, which is to say the one place where its address stands. Facts go on naming its actor by an id
/// that leads nowhere; its sessions end with it, because each request reads the account.
/// </summary>
public sealed class RemoveAccount(AccountStore accounts)
{
    [Function(nameof(RemoveAccount)), Policy(Permission.ManageAccounts)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/accounts/{actor}")] HttpRequest request, string actor, CancellationToken cancellation)
    {
        if (actor == request.Actor().Id)
        {
            return Problems.OwnAccount.ToResult();
        }

        if (await accounts.OfActorAsync(actor, cancellation) is not { } account)
        {
            return Problems.NotFound.ToResult();
        }

        await accounts.RemoveAsync(account);
        return Results.NoContent();
    }
}
