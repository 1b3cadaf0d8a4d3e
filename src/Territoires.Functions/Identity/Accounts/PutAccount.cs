using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Accounts;
using Territoires.Domain;
using Territoires.Domain.Territories;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Accounts;

/// <summary>Who may sign in with an address. It stands in the body, because the addresses of requests are logged.</summary>
/// <param name="Address">Electronic address.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Id">Who it is in facts, never a name; the one they have, or a new one, when it is not said.</param>
/// <param name="Call">Good for this call only.</param>
/// <param name="Departements">Area of a service of the State.</param>
public sealed record AccountRequest(string Address, IReadOnlyList<Role> Roles, string? Id = null, string? Call = null, IReadOnlyList<string>? Departements = null);

/// <summary>What is told of an account: never its address.</summary>
public sealed record AccountAnswer(string Id, IReadOnlyList<Role> Roles, string? Call, IReadOnlyList<string> Departements);

/// <summary>An administrator says who may sign in: a new account (<c>If-None-Match: *</c>) or one that is there (<c>If-Match: *</c>).</summary>
public sealed class PutAccount(AccountStore accounts)
{
    [Function(nameof(PutAccount)), Policy(Permission.ManageAccounts)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts")] HttpRequest request, CancellationToken cancellation)
    {
        if (!request.IsCreation() && request.IfMatch() != "*")
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<AccountRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var account = await AccountOfAsync(read.Value, request.Act().ReceivedAt, cancellation);
        if (account.IsRefused)
        {
            return account.Refusal.ToResult();
        }

        if (await accounts.OfActorAsync(account.Value.Actor.Id, cancellation) is { } other && other.Key != account.Value.Key)
        {
            return Problems.ActorTaken.ToResult();
        }

        var saved = request.IsCreation() ? await accounts.AddAsync(account.Value) : await accounts.ReplaceAsync(account.Value);
        return saved ? Results.Json(AnswerOf(account.Value.Actor), JsonBody.Options) : Problems.Stale.ToResult();
    }

    private async Task<Result<Account, Problem>> AccountOfAsync(AccountRequest asked, DateTimeOffset now, CancellationToken cancellation)
    {
        var faults = FaultsOf(asked).ToArray();
        if (faults.Length > 0 || EmailAddress.Parse(asked.Address) is not { } address)
        {
            return Problems.AccountUnacceptable(faults);
        }

        var id = asked.Id ?? (await accounts.FindAsync(address.Account, cancellation))?.Actor.Id ?? Guid.CreateVersion7(now).ToString("N");
        return new Account(address, new Actor(id, asked.Roles.Append(Role.Public).ToHashSet(), asked.Call, asked.Departements ?? []), Confirmed: true);
    }

    private static IEnumerable<Fault> FaultsOf(AccountRequest asked)
    {
        if (EmailAddress.Parse(asked.Address) is null)
        {
            yield return new Fault("address", "L’adresse électronique n’est pas valable.");
        }

        if (asked.Roles.Count == 0 || asked.Roles.Contains(Role.Public))
        {
            yield return new Fault("roles", "Donnez au moins un rôle, et jamais «\u00a0public\u00a0».");
        }

        if (asked.Id is { } id && (!PersonId.IsValid(id) || id == Actor.Program.Id || id == Actor.Anybody.Id))
        {
            yield return new Fault("id", "L’identifiant est fait de minuscules sans accent, de chiffres et de traits d’union\u00a0: un rôle et un numéro, jamais un nom.");
        }

        foreach (var code in asked.Departements ?? [])
        {
            if (!DepartementCode.TryParse(code, out _))
            {
                yield return new Fault("departements", $"«\u00a0{code}\u00a0» n’est pas un code de département.");
            }
        }
    }

    private static AccountAnswer AnswerOf(Actor actor) => new(actor.Id, [.. actor.Roles.Where(role => role != Role.Public).Order()], actor.Call, actor.Departements);
}
