using Territoires.Core.Accounts;
using Territoires.Core.Territories;

namespace Territoires.Web.Desk.People;

/// <summary>One person: what they may do, another invitation, the end of their access.</summary>
public sealed class PersonController(AccountStore accounts, Referential referential, Invitations invitations) : ControllerBase
{
    [Reads("gestion/personnes/{actor}"), Policy(Permission.ManageAccounts)]
    public Task<IResult> ShowPersonAsync(string actor, CancellationToken cancellation) =>
        PageAsync(actor, null, null, null, cancellation);

    /// <summary>An administrator changes what somebody may do, over what they saw of it.</summary>
    [HttpPost("gestion/personnes/{actor}"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> ChangePersonAsync(string actor, [FromServices] PutAccount put, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var (typed, version) = (PersonForm.Of(form), form["version"].ToString());
        if (await accounts.OfActorAsync(actor, cancellation) is not { } before)
        {
            return Problems.NotFound.ToResult();
        }

        var wanted = typed.Read(await referential.PlacesAsync(cancellation), before);
        if (wanted.IsRefused)
        {
            return await PageAsync(actor, typed, version, Problems.AccountUnacceptable(wanted.Refusal), cancellation);
        }

        var (_, refusal) = await put.RunAsync(
            wanted.Value, isCreation: false, Request.Act(), cancellation, account => VersionOf(account) == version);
        return refusal is { } why
            ? await PageAsync(actor, typed, version, Problems.Of(why), cancellation)
            : Results.LocalRedirect(Addresses.OfPersonAfter(actor, PeopleNotice.Changed));
    }

    /// <summary>Somebody who did not come is written to once more.</summary>
    [HttpPost("gestion/personnes/{actor}/invitation"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> InviteAgainAsync(string actor, CancellationToken cancellation)
    {
        if (await accounts.OfActorAsync(actor, cancellation) is not { } account)
        {
            return Problems.NotFound.ToResult();
        }

        var invited = await invitations.InviteAgainAsync(account, Request, cancellation);
        return invited.IsRefused
            ? await PageAsync(actor, null, null, invited.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.OfPersonAfter(
                actor, invitations.CanWrite(Request) ? PeopleNotice.Invited : PeopleNotice.Unwritten));
    }

    /// <summary>What the end of an access does, before it is done.</summary>
    [Reads("gestion/personnes/{actor}/retrait"), Policy(Permission.ManageAccounts)]
    public Task<IResult> ShowPersonRemovalAsync(string actor, CancellationToken cancellation) =>
        RemovalPageAsync(actor, null, cancellation);

    [HttpPost("gestion/personnes/{actor}/retrait"), Policy(Permission.ManageAccounts)]
    public async Task<IResult> RemovePersonAsync(string actor, [FromServices] RemoveAccount remove, CancellationToken cancellation) =>
        await remove.RunAsync(actor, Request.Act(), cancellation) is { } refusal
            ? await RemovalPageAsync(actor, Problems.Of(refusal), cancellation)
            : Results.LocalRedirect(Addresses.PeopleAfter(PeopleNotice.Removed));

    private async Task<IResult> PageAsync(
        string actor, PersonForm? typed, string? version, Problem? problem, CancellationToken cancellation)
    {
        if (await accounts.OfActorAsync(actor, cancellation) is not { } account || problem is { IsAboutTheForm: false })
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new PersonPage
            {
                Account = account,
                Form = typed ?? PersonForm.Of(account),
                Version = version ?? VersionOf(account),
                Done = PeopleNotice.Of(Request.Query["fait"]),
                Problem = problem,
            }, problem);
    }

    private async Task<IResult> RemovalPageAsync(string actor, Problem? problem, CancellationToken cancellation) =>
        await accounts.OfActorAsync(actor, cancellation) is { } account && problem is not { IsAboutTheForm: false }
            ? Page.Of(new RemovePersonPage { Account = account, Problem = problem }, problem)
            : (problem ?? Problems.NotFound).ToResult();

    /// <summary>Of what the page lets one change: that the person signed in meanwhile is no conflict.</summary>
    private static string VersionOf(Account account) => Tagged.Of(new Changeable(
        [.. account.Actor.Roles.Order()], account.Actor.Call, account.Actor.Departements, account.Quality));

    private sealed record Changeable(IReadOnlyList<Role> Roles, string? Call, IReadOnlyList<string> Departements, string? Quality);
}
