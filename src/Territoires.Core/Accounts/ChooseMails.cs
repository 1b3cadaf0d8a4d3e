namespace Territoires.Core.Accounts;

/// <summary>The owner of an account says which messages they do without. A message looks at the choice when it leaves.</summary>
public sealed class ChooseMails(AccountStore accounts)
{
    private const int Attempts = 10;

    /// <returns>Null when it is done.</returns>
    public async Task<AccountRefusal?> RunAsync(string actor, OptionalMails declined, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await accounts.OfActorAsync(actor, cancellation) is not { } account)
            {
                return AccountRefusal.NotFound;
            }

            if (account.Declined == declined || await accounts.ReplaceAsync(account with { Declined = declined }))
            {
                return null;
            }
        }

        return AccountRefusal.Stale;
    }
}
