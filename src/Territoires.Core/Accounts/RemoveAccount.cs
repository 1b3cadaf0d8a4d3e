namespace Territoires.Core.Accounts;

/// <summary>Why an account is not changed.</summary>
public enum AccountRefusal
{
    NotFound,

    /// <summary>Nobody closes the door on themselves.</summary>
    Own,

    /// <summary>The id is that of another address.</summary>
    IdTaken,

    /// <summary>It is there already, or no longer there.</summary>
    Stale,

    /// <summary>Nobody would be left to say who may sign in.</summary>
    LastAdministrator,
}

/// <summary>
/// An administrator erases an account, which is to say the one place where its address stands. Facts go on naming its actor by an id
/// that leads nowhere; its sessions end with it, because each request reads the account.
/// </summary>
public sealed class RemoveAccount(AccountStore accounts, Administrators administrators, Qualities qualities)
{
    /// <summary>Null when it is done.</summary>
    public async Task<AccountRefusal?> RunAsync(string actor, Act act, CancellationToken cancellation)
    {
        var found = await accounts.OfActorAsync(actor, cancellation);
        if (found is { IsAdministrator: true } && await administrators.TakeOffAsync(found, act.Actor) is { } refusal)
        {
            return refusal;
        }

        if (actor == act.Actor.Id)
        {
            return AccountRefusal.Own;
        }

        if (found is not { } account)
        {
            return AccountRefusal.NotFound;
        }

        await accounts.RemoveAsync(account);
        await qualities.KeepAsync(actor, null);
        return null;
    }
}
