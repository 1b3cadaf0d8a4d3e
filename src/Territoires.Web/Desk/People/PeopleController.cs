using Territoires.Core.Accounts;
using Territoires.Core.Territories;

namespace Territoires.Web.Desk.People;

/// <summary>Who may sign in: the list, what is looked for in it, and somebody more.</summary>
public sealed class PeopleController(AccountDirectory directory, AccountStore accounts, Referential referential, Invitations invitations)
    : ControllerBase
{
    [Reads("gestion/personnes"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> ShowPeopleAsync(CancellationToken cancellation)
    {
        var people = InOrder(await directory.InvitedAsync(cancellation)).Page(Paging.Asked(Request.Query[Paging.Parameter]));
        return await PageAsync(people, string.Empty, PersonForm.Empty, null, cancellation);
    }

    /// <summary>
    /// Looks for people. An address that is looked for must not stand in the address of a page, which is logged: the answer is the page.
    /// </summary>
    [HttpPost("gestion/personnes/recherche"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> SearchPeopleAsync(CancellationToken cancellation)
    {
        var sought = (await Request.ReadFormAsync(cancellation))["recherche"].ToString().Trim();
        if (sought.Length == 0)
        {
            return Results.LocalRedirect(Addresses.People);
        }

        var found = (await directory.InvitedAsync(cancellation)).Where(account => IsFound(account, sought)).ToList();

        // Whoever came by themselves, to apply, is found by the whole address only.
        if (EmailAddress.Parse(sought) is { } address && found.TrueForAll(account => account.Key != address.Account)
            && await accounts.FindAsync(address.Account, cancellation) is { } applicant)
        {
            found.Add(applicant);
        }

        return await PageAsync(InOrder(found).Page(1), sought, PersonForm.Empty, null, cancellation);
    }

    /// <summary>An administrator opens an account to somebody, who is written to.</summary>
    [HttpPost("gestion/personnes"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> InvitePersonAsync(CancellationToken cancellation)
    {
        var typed = PersonForm.Of(await Request.ReadFormAsync(cancellation));
        var wanted = typed.Read(await referential.PlacesAsync(cancellation));
        var invited = wanted.IsRefused
            ? Problems.AccountUnacceptable(wanted.Refusal)
            : await invitations.InviteAsync(wanted.Value, Request, cancellation);
        if (!invited.IsRefused)
        {
            var done = invitations.CanWrite(Request) ? PeopleNotice.Invited : PeopleNotice.Unwritten;
            return Results.LocalRedirect(Addresses.PeopleAfter(done));
        }

        var people = InOrder(await directory.InvitedAsync(cancellation)).Page(1);
        return await PageAsync(people, string.Empty, typed, invited.Refusal, cancellation);
    }

    private async Task<IResult> PageAsync(
        Paged<Account> people, string sought, PersonForm typed, Problem? problem, CancellationToken cancellation) => Page.Of(
        new PeoplePage
        {
            People = people,
            Sought = sought,
            Form = typed,
            There = problem == Problems.AccountThere && EmailAddress.Parse(typed.Address) is { } address
                ? (await accounts.FindAsync(address.Account, cancellation))?.Actor.Id
                : null,
            Places = await referential.PlacesAsync(cancellation),
            Done = PeopleNotice.Of(Request.Query["fait"]),
            Problem = problem,
        }, problem);

    private static IReadOnlyList<Account> InOrder(IEnumerable<Account> people) =>
        [.. people.OrderBy(account => account.Address.Value, StringComparer.Ordinal)];

    private static bool IsFound(Account account, string sought) => new[]
    {
        account.Address.Value, account.Quality ?? string.Empty, RoleText.Of(account.Actor.Roles),
        string.Join(' ', account.Actor.Departements),
    }.Any(text => FrenchText.Holds(text, sought));
}
