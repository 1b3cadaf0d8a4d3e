using Azure;

namespace Territoires.Core.Accounts;

/// <summary>Who signs in with an address.</summary>
/// <param name="Address">The address itself; everything else names the account by its key.</param>
/// <param name="Actor">Who they are in facts: an id and roles.</param>
/// <param name="Confirmed">False until a link that was sent to the address has been used.</param>
public sealed record Account(EmailAddress Address, Actor Actor, bool Confirmed)
{
    /// <summary>Characters of <see cref="Quality"/>.</summary>
    public const int LongestQuality = 100;

    public string Key => Address.Account;

    public bool IsAdministrator => Actor.Is(Role.Administrator);

    /// <summary>
    /// When somebody first asked for a link with this address; null once one was used, and of what an administrator made.
    /// </summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>
    /// What a person is shown as, for example the number of a seat: personal, so that it stands here and in no fact. Null for nothing.
    /// </summary>
    public string? Quality { get; init; }

    /// <summary>When an administrator, or an applicant, last wrote to its person to come; null for never.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>When its person last signed in; null for somebody who has not come yet.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>What its owner does without; nothing, unless they said so.</summary>
    public OptionalMails Declined { get; init; }

    /// <summary>True for whatever is not optional.</summary>
    public bool Receives(OptionalMails kind) => (Declined & kind) == OptionalMails.None;

    /// <summary>Of its row; of no row for one that was not read.</summary>
    public ETag Tag { get; init; }
}
