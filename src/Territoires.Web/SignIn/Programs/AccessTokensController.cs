using System.Globalization;
using Microsoft.Net.Http.Headers;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;

namespace Territoires.Web.SignIn.Programs;

/// <summary>
/// Where the owner of an account lets programs act in their name, and ends it. Only a person does, in a session: a program that holds a
/// token can neither prolong itself nor make another.
/// </summary>
public sealed class AccessTokensController(AccountStore accounts, AccessTokenStore tokens) : ControllerBase
{
    private const string NameField = "nom";
    private const string LifeField = "duree";

    [Reads("compte/acces"), Policy(Permission.HoldTokens)]
    public Task<IResult> ShowAccessTokensAsync(CancellationToken cancellation) =>
        PageAsync(new AccessTokensPage.Typed(), null, null, cancellation);

    /// <summary>Makes one, and shows it this once.</summary>
    [HttpPost("compte/acces"), Policy(Permission.HoldTokens)]
    public async Task<IResult> MakeAccessTokenAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var typed = new AccessTokensPage.Typed(form[NameField].ToString().Trim(), form[LifeField].ToString());
        if (await OwnerAsync(cancellation) is not { } account)
        {
            return Problems.NotFound.ToResult();
        }

        var act = Request.Act();
        if (Fault(typed, await tokens.OfAsync(account.Key, act.ReceivedAt, cancellation)) is { } fault)
        {
            return await PageAsync(typed, Problems.FormUnreadable(fault), null, cancellation);
        }

        var life = TimeSpan.FromDays(int.Parse(typed.Life, CultureInfo.InvariantCulture));
        return await PageAsync(
            new AccessTokensPage.Typed(), null, await tokens.AddAsync(account, typed.Name, life, act.ReceivedAt), cancellation);
    }

    [HttpPost("compte/acces/{id}/retrait"), Policy(Permission.HoldTokens)]
    public async Task<IResult> RevokeAccessTokenAsync(string id, CancellationToken cancellation)
    {
        if (await OwnerAsync(cancellation) is not { } account || !id.All(char.IsAsciiLetterOrDigit))
        {
            return Problems.NotFound.ToResult();
        }

        await tokens.RevokeAsync(account.Key, id);
        return Results.LocalRedirect(Addresses.AccessTokens);
    }

    private async Task<IResult> PageAsync(AccessTokensPage.Typed typed, Problem? problem, string? made, CancellationToken cancellation)
    {
        if (await OwnerAsync(cancellation) is not { } account)
        {
            return Problems.NotFound.ToResult();
        }

        var known = await tokens.OfAsync(account.Key, Request.Act().ReceivedAt, cancellation);
        return Page.Of(new AccessTokensPage { Tokens = known, Form = typed, Made = made, Problem = problem }, problem);
    }

    /// <summary>Null for a program, and for a developer's pasted token, which is of no account.</summary>
    private async Task<Account?> OwnerAsync(CancellationToken cancellation) =>
        Request.Headers.ContainsKey(HeaderNames.Authorization) ? null : await accounts.OfActorAsync(Request.Actor().Id, cancellation);

    private static Fault? Fault(AccessTokensPage.Typed typed, IReadOnlyList<AccessToken> known) => typed switch
    {
        { Name.Length: 0 or > AccessToken.LongestName } =>
            new Fault(NameField,
                $"Nommez l’accès en {AccessToken.LongestName} caractères au plus, par exemple d’après le programme qui s’en servira."),
        _ when !AccessToken.Lives.Any(days => days.ToString(CultureInfo.InvariantCulture) == typed.Life) =>
            new Fault(LifeField, "Choisissez une durée dans la liste."),
        _ when known.Count >= AccessToken.MostOfAnAccount =>
            new Fault(NameField, $"Un compte a {AccessToken.MostOfAnAccount} accès au plus. Retirez-en un qui ne sert plus."),
        _ => null,
    };
}
