using System.Globalization;
using Territoires.Core.Accounts;
using Territoires.Core.Mail;
using Territoires.Core.Territories;
using Territoires.Web.Mail;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.People;

/// <summary>Opens an account to somebody, and writes to them that it is there.</summary>
public sealed class Invitations(
    PutAccount put, AccountStore accounts, Referential referential, MailOutbox mails, Mailboxes mailboxes, PublicSite site)
{
    /// <summary>A message that no mail server took for so long is of no use any more.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Whether anybody can be written to from here.</summary>
    public bool CanWrite(HttpRequest request) => SiteOf(request) is not null;

    /// <summary>The new account; or why not, and whose account is there already.</summary>
    public async Task<Result<Account, Problem>> InviteAsync(Account wanted, HttpRequest request, CancellationToken cancellation)
    {
        var before = await accounts.FindAsync(wanted.Key, cancellation);
        return before is { Confirmed: true }
            ? Problems.AccountThere
            : await WriteAsync(wanted, isCreation: before is null, request, cancellation);
    }

    /// <summary>Writes once more to somebody who has an account.</summary>
    public Task<Result<Account, Problem>> InviteAgainAsync(Account account, HttpRequest request, CancellationToken cancellation) =>
        WriteAsync(account, isCreation: false, request, cancellation);

    /// <summary>The account first: whoever is written to can come.</summary>
    private async Task<Result<Account, Problem>> WriteAsync(
        Account wanted, bool isCreation, HttpRequest request, CancellationToken cancellation)
    {
        var (act, home) = (request.Act(), SiteOf(request));
        var (account, refusal) = await put.RunAsync(
            wanted with { InvitedAt = home is null ? wanted.InvitedAt : act.ReceivedAt }, isCreation, act, cancellation);
        if (account is null)
        {
            return Problems.Of(refusal!.Value);
        }

        if (home is not null)
        {
            var places = await referential.PlacesAsync(CancellationToken.None);
            await mails.PostAsync(new WrittenMail(
                IdOf(account, act.ReceivedAt), account.Key, InvitationText.Subject, InvitationText.Of(account, places, home),
                act.ReceivedAt, act.ReceivedAt + Life));
        }

        return account;
    }

    /// <summary>A second press within the same minute is the same message.</summary>
    private static string IdOf(Account account, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"invitation-{account.Key}-{at.ToUnixTimeSeconds() / 60}");

    private Uri? SiteOf(HttpRequest request) => mailboxes.Current is null ? null : site.AddressFor(request);
}
