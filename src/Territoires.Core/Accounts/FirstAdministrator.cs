using Microsoft.Extensions.Configuration;

namespace Territoires.Core.Accounts;

/// <summary>
/// Who says who may sign in, where nobody does yet: the address in <c>TerritoiresFirstAdministrator</c>. It becomes an administrator
/// when its person signs in; once there is one, the setting says nothing any more.
/// </summary>
public sealed class FirstAdministrator(IConfiguration configuration, AccountStore accounts, Administrators administrators)
{
    public const string Setting = "TerritoiresFirstAdministrator";

    /// <summary>True when there is something in the setting that is no address.</summary>
    public bool IsUnreadable => configuration[Setting] is { Length: > 0 } text && EmailAddress.Parse(text) is null;

    /// <summary>Whether the account is that of the address, and nobody administers.</summary>
    public async Task<bool> IsAwaitedAsync(string account, CancellationToken cancellation) =>
        EmailAddress.Parse(configuration[Setting])?.Account == account && !await administrators.AnyAsync(cancellation);

    /// <summary>The person of the account is at its address: if they are the one that is awaited, they administer from now on.</summary>
    public async Task GrantAsync(string key, CancellationToken cancellation)
    {
        if (!await IsAwaitedAsync(key, cancellation) || await accounts.FindAsync(key, cancellation) is not { } account)
        {
            return;
        }

        // An account that was only made for this link is no applicant's.
        var roles = account.Actor.Roles.Where(role => account.Confirmed || role == Role.Public).Append(Role.Administrator).ToHashSet();
        if (await accounts.ReplaceAsync(
            account with { Actor = account.Actor with { Roles = roles }, Confirmed = true, RegisteredAt = null }))
        {
            await administrators.AddAsync(key);
        }
    }
}
