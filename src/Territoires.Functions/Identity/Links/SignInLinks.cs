using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Identity.Accounts;
using Territoires.Functions.Notifications;
using Territoires.Functions.Storage;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Links;

/// <summary>Makes one-time links, and says whether one opens.</summary>
public sealed class SignInLinks(SignInLinkStore links, AccountStore accounts, MailOutbox mails, IHostEnvironment environment)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LifeForAnyBrowser = TimeSpan.FromHours(12);
    private const int TokenDigits = 64;

    /// <summary>
    /// Writes the link and its mail. Nothing here asks whether the address is known, so that neither the answer nor its time
    /// tells: a mail to nobody is dropped when its turn comes. Answers the mail, or null when the address has asked enough.
    /// </summary>
    public async Task<string?> AskAsync(EmailAddress address, string back, string browser, Uri site, DateTimeOffset now)
    {
        if (!await links.MayAskAsync(address.Account, now))
        {
            return null;
        }

        if (Registers(back))
        {
            await accounts.RegisterAsync(address, now);
        }

        var (token, link) = Make(address.Account, browser, back, now + Life);
        await links.AddAsync(link);
        return await mails.WriteAsync(new Mail(
            Guid.CreateVersion7(now).ToString("N"), address.Account, "Votre lien de connexion", TextOf(new Uri(site, Addresses.SignInLinkOf(token))), now, link.ExpiresAt));
    }

    /// <summary>Whoever comes to apply needs no invitation.</summary>
    public static bool Registers(string back) =>
        back.StartsWith("/candidatures", StringComparison.Ordinal) || (back.StartsWith("/appels/", StringComparison.Ordinal) && back.EndsWith("/candidater", StringComparison.Ordinal));

    /// <summary>The path of a link for somebody who sits at this very machine.</summary>
    /// <exception cref="InvalidOperationException">This is no development installation.</exception>
    public async Task<string> MakeForAnyBrowserAsync(EmailAddress address, string back, DateTimeOffset now)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("Only a development installation makes links that any browser opens.");
        }

        var (token, link) = Make(address.Account, null, back, now + LifeForAnyBrowser);
        await links.AddAsync(link);
        return Addresses.SignInLinkOf(token);
    }

    /// <summary>The link that opens here and now, or why it does not. Looking does not use it: mail scanners look.</summary>
    public async Task<Domain.Result<SignInLink, Problem>> LookAsync(string? token, HttpRequest request, CancellationToken cancellation)
    {
        if (token is not { Length: TokenDigits } || await links.FindAsync(token, cancellation) is not { } link)
        {
            return Problems.LinkExpired;
        }

        var isHere = link.Browser is null ? DevelopmentOnly.Allows(environment, request) : link.Browser == BrowserMark.HashOf(request.HttpContext);
        return (isHere, link.Used, request.Act().ReceivedAt >= link.ExpiresAt) switch
        {
            (false, _, _) => Problems.LinkFromElsewhere,
            (_, true, _) => Problems.LinkUsed,
            (_, _, true) => Problems.LinkExpired,
            _ => link,
        };
    }

    private static (string Token, SignInLink Link) Make(string account, string? browser, string back, DateTimeOffset expiresAt)
    {
        var token = RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true);
        return (token, new SignInLink(TableKeys.SignInLink(token), account, browser, expiresAt, back, Used: false, default));
    }

    private static string TextOf(Uri address) =>
        $"""
        Bonjour,

        Voici le lien de connexion à Territoires que vous avez demandé :

        {address}

        Il sert une seule fois, pendant quinze minutes, dans le navigateur où vous l’avez demandé. Ouvrez-le, puis appuyez sur « Me connecter ».

        Si vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans ce lien.
        """.Replace(" :", "\u00a0:", StringComparison.Ordinal).Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal);
}
