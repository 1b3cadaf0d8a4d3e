namespace Territoires.Core.Accounts;

/// <summary>An administrator says who may sign in: a new account, or one that is there.</summary>
public sealed class PutAccount(AccountStore accounts, Administrators administrators, Qualities qualities)
{
    /// <param name="wanted">
    /// Who signs in with the address. An empty id is the one that they have, or a new one; a quality that is null stays as it is.
    /// </param>
    /// <param name="isCreation">Whether the account is new.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="isSeen">Whether the account is the one that the sender saw; null where they saw none.</param>
    /// <returns>The account from now on, or why not.</returns>
    public async Task<(Account? Account, AccountRefusal? Refusal)> RunAsync(
        Account wanted, bool isCreation, Act act, CancellationToken cancellation, Predicate<Account>? isSeen = null)
    {
        var before = await accounts.FindAsync(wanted.Key, cancellation);
        if ((before is null && !isCreation) || (before is not null && isSeen?.Invoke(before) == false))
        {
            return (null, AccountRefusal.Stale);
        }

        var account = Over(before, wanted, act);
        if (await accounts.OfActorAsync(account.Actor.Id, cancellation) is { } other && other.Key != account.Key)
        {
            return (null, AccountRefusal.IdTaken);
        }

        var stepsDown = !isCreation && before is { IsAdministrator: true } && !account.IsAdministrator;
        if (stepsDown && await administrators.TakeOffAsync(before!, act.Actor) is { } refusal)
        {
            return (null, refusal);
        }

        var isDone = await (isCreation ? accounts.AddAsync(account) : accounts.ReplaceAsync(account));
        if (isDone ? account.IsAdministrator : stepsDown)
        {
            await administrators.AddAsync(account.Key);
        }

        if (isDone)
        {
            await qualities.KeepAsync(account.Actor.Id, account.Quality);
        }

        return isDone ? (account, null) : (null, AccountRefusal.Stale);
    }

    private static Account Over(Account? before, Account wanted, Act act)
    {
        var id = wanted.Actor.Id.Length > 0 ? wanted.Actor.Id : before?.Actor.Id ?? Guid.CreateVersion7(act.ReceivedAt).ToString("N");
        return wanted with
        {
            Actor = wanted.Actor with { Id = id },
            Confirmed = true,
            RegisteredAt = null,
            Quality = (wanted.Quality ?? before?.Quality) is { Length: > 0 } quality ? quality : null,
            InvitedAt = wanted.InvitedAt ?? before?.InvitedAt,
            SignedInAt = before?.SignedInAt,
            Declined = before?.Declined ?? OptionalMails.None,
            Tag = before?.Tag ?? default,
        };
    }
}
