using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.Mail;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Web.Sessions;

namespace Territoires.Web.SignIn.Links;

/// <summary>Makes one-time links, and says whether one opens.</summary>
public sealed class SignInLinks(SignInLinkStore links, SignInCodeStore codes, AccountStore accounts, FirstAdministrator first,
    WebSessions sessions, MailOutbox mails, IHostEnvironment environment)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>How long the browser that used a link may do so again: it pressed twice, or its answer was lost on the way.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LifeForAnyBrowser = TimeSpan.FromHours(12);
    private const int TokenDigits = 64;

    /// <summary>
    /// Writes the link and its mail. Nothing here asks whether the address is known, so that neither the answer nor its time
    /// tells: a mail to nobody is dropped when its turn comes.
    /// </summary>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Problem?> AskAsync(EmailAddress address, string back, string browser, Uri site, DateTimeOffset now)
    {
        if (await links.AskedEnoughAsync(address.Account, now) is { } again)
        {
            return Problems.LinksAskedEnough(again, now);
        }

        if (Registers(back) || await first.IsAwaitedAsync(address.Account, CancellationToken.None))
        {
            await accounts.RegisterAsync(address, now);
        }

        var (token, link) = Make(address.Account, browser, back, now + Life);
        var code = SignInCode.New();
        await links.AddAsync(link);
        await codes.PutAsync(browser, code, link);
        await mails.PostAsync(new WrittenMail(
            Guid.CreateVersion7(now).ToString("N"), address.Account, "Votre lien de connexion",
            TextOf(new Uri(site, Addresses.SignInLinkOf(token)), code), now, link.ExpiresAt));
        return null;
    }

    /// <summary>Whoever comes to apply, or to ask about a call, needs no invitation.</summary>
    public static bool Registers(string back) =>
        back.StartsWith("/candidatures", StringComparison.Ordinal) || Asks(back)
            || (back.StartsWith("/appels/", StringComparison.Ordinal) && back.EndsWith("/candidater", StringComparison.Ordinal));

    /// <summary>True for whoever comes to ask about a call.</summary>
    public static bool Asks(string back) =>
        back.StartsWith("/appels/", StringComparison.Ordinal) && back.EndsWith("/questions", StringComparison.Ordinal);

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
    public async Task<Result<SignInLink, Problem>> LookAsync(string? token, HttpRequest request, CancellationToken cancellation) =>
        await LookAsync(token is { Length: TokenDigits } ? await links.FindAsync(token, cancellation) : null, request, cancellation);

    /// <summary>The link whose code was typed in the browser that asked for it.</summary>
    public async Task<Result<SignInLink, Problem>> LookByCodeAsync(string typed, HttpRequest request, CancellationToken cancellation)
    {
        if (BrowserMark.HashOf(request.HttpContext) is not { } browser)
        {
            return Problems.SignInCodeExpired;
        }

        if (SignInCode.Read(typed) is not { } code)
        {
            return Problems.SignInCodeUnreadable;
        }

        var hash = await codes.TryAsync(browser, code, request.Act().ReceivedAt);
        return hash.IsRefused
            ? Problems.Of(hash.Refusal)
            : await LookAsync(await links.FindByHashAsync(hash.Value, cancellation), request, cancellation);
    }

    public async Task<Result<SignInLink, Problem>> LookAsync(SignInLink? link, HttpRequest request, CancellationToken cancellation)
    {
        if (link is null)
        {
            return Problems.LinkExpired;
        }

        if (!(link.Browser is null
            ? DevelopmentOnly.Allows(environment, request)
            : link.Browser == BrowserMark.HashOf(request.HttpContext)))
        {
            return Problems.LinkFromElsewhere;
        }

        if (link.Use is { } use)
        {
            return await MayRepeatAsync(link, use, request, cancellation) ? link : Problems.LinkUsed;
        }

        return request.Act().ReceivedAt >= link.ExpiresAt ? Problems.LinkExpired : link;
    }

    /// <summary>True when the browser is signed in to the account of the link, by this link or otherwise.</summary>
    public async Task<bool> IsSignedInAsync(SignInLink link, HttpRequest request, CancellationToken cancellation) =>
        request.Cookies[Identification.Cookie] is { Length: > 0 } cookie
            && await sessions.IsOfAsync(cookie, link.Account, request.Act().ReceivedAt, cancellation);

    /// <summary>
    /// Its session is given again for a short while, to the browser that asked; whoever is signed in already just goes on.
    /// </summary>
    private async Task<bool> MayRepeatAsync(SignInLink link, SignInLinkUse use, HttpRequest request, CancellationToken cancellation)
    {
        var now = request.Act().ReceivedAt;
        return (link.Browser is not null && now - use.At < Repeats
            && await sessions.IsOpenAsync(link.Account, use.Session, now, cancellation))
            || await IsSignedInAsync(link, request, cancellation);
    }

    private static (string Token, SignInLink Link) Make(string account, string? browser, string back, DateTimeOffset expiresAt)
    {
        var token = RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true);
        return (token, new SignInLink(TableKeys.SignInLink(token), account, browser, expiresAt, back, Use: null, default));
    }

    private static string TextOf(Uri address, string code) =>
        $"""
        Bonjour,

        Voici le lien de connexion à Territoires que vous avez demandé :

        {address}

        Il sert une seule fois, dans les quinze minutes qui suivent votre demande, et dans le navigateur où vous l’avez demandé.
        Ouvrez-le, puis appuyez sur « Me connecter ».

        Si ce message s’ouvre ailleurs, sur un téléphone par exemple, tapez ce code dans la page où vous avez demandé le lien :

        {SignInCode.Shown(code)}

        Vous recevez ce message parce que votre adresse a été écrite sur la page de connexion de Territoires. Si vous n’avez rien
        demandé, ignorez-le : personne ne peut se connecter sans lui. Ne donnez ce code à personne. Ce message est envoyé
        automatiquement : n’y répondez pas.
        """.Replace(" :", "\u00a0:", StringComparison.Ordinal)
            .Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal);
}
