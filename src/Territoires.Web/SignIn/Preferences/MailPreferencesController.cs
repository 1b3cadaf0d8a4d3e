using Microsoft.Net.Http.Headers;
using Territoires.Core.Accounts;

namespace Territoires.Web.SignIn.Preferences;

/// <summary>Where the owner of an account chooses which messages they do without. Only a person does, in a session.</summary>
public sealed class MailPreferencesController(AccountStore accounts, ChooseMails choose) : ControllerBase
{
    private const string Saved = "enregistre";

    [Reads("compte/courriels"), Policy(Permission.ChooseMails)]
    public async Task<IResult> ShowMailPreferencesAsync(CancellationToken cancellation) =>
        await OwnerAsync(cancellation) is { } account
            ? Page.Of(new MailPreferencesPage { Account = account, Saved = Request.Query.ContainsKey(Saved) })
            : Problems.NotFound.ToResult();

    /// <summary>What is ticked is received; a kind that the page does not offer stays as it is.</summary>
    [HttpPost("compte/courriels"), Policy(Permission.ChooseMails)]
    public async Task<IResult> ChooseMailsAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        if (await OwnerAsync(cancellation) is not { } account)
        {
            return Problems.NotFound.ToResult();
        }

        var declined = MailPreferencesPage.OfferedTo(account.Actor).Aggregate(
            account.Declined, (mails, kind) => form.ContainsKey(MailPreferencesPage.FieldOf(kind)) ? mails & ~kind : mails | kind);
        return await choose.RunAsync(account.Actor.Id, declined, cancellation) switch
        {
            null => Results.LocalRedirect($"{Addresses.MailPreferences}?{Saved}=oui"),
            AccountRefusal.NotFound => Problems.NotFound.ToResult(),
            _ => Problems.Busy.ToResult(),
        };
    }

    /// <summary>Null for a program, and for a developer's pasted token, which is of no account.</summary>
    private async Task<Account?> OwnerAsync(CancellationToken cancellation) =>
        Request.Headers.ContainsKey(HeaderNames.Authorization) ? null : await accounts.OfActorAsync(Request.Actor().Id, cancellation);
}
