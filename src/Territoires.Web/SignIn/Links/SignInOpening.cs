using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Web.Sessions;

namespace Territoires.Web.SignIn.Links;

/// <summary>
/// A link opens its one session: of all who try at once, the table lets one through. The others are the same browser, which
/// pressed twice or whose first answer was lost: they are given the same session.
/// </summary>
public sealed class SignInOpening(
    SignInLinks links, SignInLinkStore store, AccountStore accounts, FirstAdministrator first, WebSessions sessions,
    IHostEnvironment environment)
{
    /// <summary>Opens it in the browser that asks, and answers where its user goes.</summary>
    /// <param name="link">One that <see cref="SignInLinks"/> let through.</param>
    /// <param name="request">Of the browser.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<string, Problem>> OpenAsync(SignInLink link, HttpRequest request, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(link.Account, cancellation) is not { } account)
        {
            return Problems.LinkExpired;
        }

        if (link.Use is not { } use)
        {
            return await OpenFirstAsync(link, account, request, cancellation);
        }

        await accounts.NoteSignInAsync(account, use.At);
        if (!await links.IsSignedInAsync(link, request, cancellation))
        {
            await GiveAsync(sessions.CookieOf(account, use.Session), request);
        }

        return link.Return;
    }

    /// <summary>The session is there before the link names it, so that a used link whose session is gone was signed out of.</summary>
    private async Task<Result<string, Problem>> OpenFirstAsync(
        SignInLink link, Account account, HttpRequest request, CancellationToken cancellation)
    {
        var now = request.Act().ReceivedAt;
        var session = await sessions.StartAsync(account, now);
        var cookie = sessions.CookieOf(account, session);
        if (!await store.UseAsync(link with { Use = new SignInLinkUse(now, session) }))
        {
            await sessions.EndAsync(cookie);
            var used = await links.LookAsync(await store.FindByHashAsync(link.Hash, cancellation), request, cancellation);
            return used.IsRefused ? used.Refusal : await OpenAsync(used.Value, request, cancellation);
        }

        await first.GrantAsync(account.Key, cancellation);
        await accounts.NoteSignInAsync(account, now);
        await GiveAsync(cookie, request);
        return link.Return;
    }

    private async Task GiveAsync(string cookie, HttpRequest request)
    {
        if (request.Cookies[Identification.Cookie] is { Length: > 0 } before)
        {
            await sessions.EndAsync(before);
        }

        SessionCookie.Give(request.HttpContext, environment, Identification.Cookie, cookie);
    }
}
