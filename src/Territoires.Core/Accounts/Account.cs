namespace Territoires.Core.Accounts;

/// <summary>Who signs in with an address.</summary>
/// <param name="Address">The address itself; everything else names the account by its key.</param>
/// <param name="Actor">Who they are in facts: an id and roles.</param>
/// <param name="Confirmed">False until a link that was sent to the address has been used.</param>
public sealed record Account(EmailAddress Address, Actor Actor, bool Confirmed)
{
    public string Key => Address.Account;

    /// <summary>
    /// When somebody first asked for a link with this address; null once one was used, and of what an administrator made.
    /// </summary>
    public DateTimeOffset? RegisteredAt { get; init; }
}
