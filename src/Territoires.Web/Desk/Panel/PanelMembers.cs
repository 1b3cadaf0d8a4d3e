using Territoires.Core.Accounts;

namespace Territoires.Web.Desk.Panel;

/// <summary>Whose accounts the people of a jury are: by their address, or by the id under which the jury holds them.</summary>
public sealed class PanelMembers(AccountStore accounts, AccountDirectory directory)
{
    /// <summary>The accounts behind what is typed or held. Who has none is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, Account>> FindAsync(IEnumerable<string> people, CancellationToken cancellation)
    {
        var asked = await Task.WhenAll(people.Distinct(StringComparer.Ordinal)
            .Select(async one => (Person: one, Account: await FindAsync(one, cancellation))));
        return asked.Where(one => one.Account is not null).ToDictionary(one => one.Person, one => one.Account!, StringComparer.Ordinal);
    }

    /// <summary>Everybody who may sit in the jury of a call, in the order of their addresses.</summary>
    public async Task<IReadOnlyList<Account>> JurorsAsync(string call, CancellationToken cancellation) =>
    [
        .. (await directory.InvitedAsync(cancellation)).Where(account => account.Actor.Is(Role.Juror) && account.Actor.MayTouch(call))
            .OrderBy(account => account.Address.Value, StringComparer.Ordinal),
    ];

    private async Task<Account?> FindAsync(string person, CancellationToken cancellation) => EmailAddress.Parse(person) is { } address
        ? await accounts.FindAsync(address.Account, cancellation)
        : PersonId.IsValid(person) ? await accounts.OfActorAsync(person, cancellation) : null;
}
