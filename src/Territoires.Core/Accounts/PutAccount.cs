namespace Territoires.Core.Accounts;

/// <summary>An administrator says who may sign in: a new account, or one that is there.</summary>
public sealed class PutAccount(AccountStore accounts)
{
    /// <param name="address">Electronic address.</param>
    /// <param name="who">Who signs in with it; an empty id for the one they have, or a new one.</param>
    /// <param name="isCreation">Whether the account is new.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <returns>Who signs in from now on, or why not.</returns>
    public async Task<(Actor? Actor, AccountRefusal? Refusal)> RunAsync(
        EmailAddress address, Actor who, bool isCreation, Act act, CancellationToken cancellation)
    {
        var id = who.Id.Length > 0
            ? who.Id
            : (await accounts.FindAsync(address.Account, cancellation))?.Actor.Id ?? Guid.CreateVersion7(act.ReceivedAt).ToString("N");
        var account = new Account(address, who with { Id = id }, Confirmed: true);
        if (await accounts.OfActorAsync(id, cancellation) is { } other && other.Key != account.Key)
        {
            return (null, AccountRefusal.IdTaken);
        }

        return await (isCreation ? accounts.AddAsync(account) : accounts.ReplaceAsync(account))
            ? (account.Actor, null)
            : (null, AccountRefusal.Stale);
    }
}
