using Territoires.Core.Accounts;
using Territoires.Domain.Territories;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Who may sign in with an address. It stands in the body, because the addresses of requests are logged.</summary>
/// <param name="Address">Electronic address.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Id">Who it is in facts, never a name; the one they have, or a new one, when it is not said.</param>
/// <param name="Call">Good for this call only.</param>
/// <param name="Departements">Area of a service of the State.</param>
/// <param name="Quality">What pages show of the person; what they have stays when it is not said.</param>
public sealed record AccountRequest(
    string Address, IReadOnlyList<Role> Roles, string? Id = null, string? Call = null, IReadOnlyList<string>? Departements = null,
    string? Quality = null)
{
    public IEnumerable<Fault> Faults()
    {
        if (EmailAddress.Parse(Address) is null)
        {
            yield return new Fault("address", "L’adresse électronique n’est pas valable.");
        }

        if (Roles.Count == 0 || Roles.Contains(Role.Public))
        {
            yield return new Fault("roles", "Donnez au moins un rôle, et jamais «\u00a0public\u00a0».");
        }

        if (Id is { } id && (!PersonId.IsValid(id) || id == Actor.Program.Id || id == Actor.Anybody.Id))
        {
            yield return new Fault(
                "id", "L’identifiant est fait de minuscules sans accent, de chiffres et de traits d’union\u00a0: un rôle et un numéro, "
                    + "jamais un nom.");
        }

        if (Quality is { } quality && (quality.Length > Account.LongestQuality || quality.Any(char.IsControl)))
        {
            yield return new Fault("quality", $"La qualité tient sur une ligne, en {Account.LongestQuality} caractères au plus.");
        }

        foreach (var code in Departements ?? [])
        {
            if (!DepartementCode.TryParse(code, out _))
            {
                yield return new Fault("departements", $"«\u00a0{code}\u00a0» n’est pas un code de département.");
            }
        }
    }

    public Actor ToActor() => new(Id ?? string.Empty, Roles.Append(Role.Public).ToHashSet(), Call, Departements ?? []);
}

/// <summary>What is told of an account: never its address.</summary>
public sealed record AccountAnswer(string Id, IReadOnlyList<Role> Roles, string? Call, IReadOnlyList<string> Departements)
{
    public static AccountAnswer Of(Actor actor) =>
        new(actor.Id, [.. actor.Roles.Where(role => role != Role.Public).Order()], actor.Call, actor.Departements);
}

/// <summary>Who may sign in.</summary>
public sealed class Accounts(PutAccount put, RemoveAccount remove)
{
    /// <summary>A new account (<c>If-None-Match: *</c>) or one that is there (<c>If-Match: *</c>).</summary>
    [Function("PutAccount"), Policy(Permission.ManageAccounts)]
    [Summary("Créer ou modifier un compte"), Asks(Asked.SeenVersionOrNone), Takes<AccountRequest>, Gives<AccountAnswer>]
    [Refuses(409, "identifiant-deja-attribue"), Refuses(409, "compte-propre"), Refuses(409, "derniere-administration")]
    [Refuses(422, "compte-mal-decrit")]
    public async Task<IResult> PutAccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts")] HttpRequest request, CancellationToken cancellation)
    {
        if (!request.IsCreation() && request.IfMatch() != "*")
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await request.WithBodyAsync<AccountRequest>(sent => PutAsync(request, sent, cancellation), cancellation);
    }

    [Function("RemoveAccount"), Policy(Permission.ManageAccounts)]
    [Summary("Retirer un compte"), GivesNothing, Refuses(409, "compte-propre"), Refuses(409, "derniere-administration")]
    public async Task<IResult> RemoveAccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/accounts/{actor}")] HttpRequest request, string actor,
        CancellationToken cancellation) =>
        await remove.RunAsync(actor, request.Act(), cancellation) is { } refusal ? Problems.Of(refusal).ToResult() : Results.NoContent();

    private async Task<IResult> PutAsync(HttpRequest request, AccountRequest sent, CancellationToken cancellation)
    {
        var faults = sent.Faults().ToArray();
        if (faults.Length > 0 || EmailAddress.Parse(sent.Address) is not { } address)
        {
            return Problems.AccountUnacceptable(faults).ToResult();
        }

        var wanted = new Account(address, sent.ToActor(), Confirmed: true) { Quality = sent.Quality };
        var (account, refusal) = await put.RunAsync(wanted, request.IsCreation(), request.Act(), cancellation);
        return account is not null
            ? Results.Json(AccountAnswer.Of(account.Actor), JsonBody.Options)
            : Problems.Of(refusal!.Value).ToResult();
    }
}
