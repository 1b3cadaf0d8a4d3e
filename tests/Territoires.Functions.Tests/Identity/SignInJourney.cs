using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Accounts, links and mails of a development installation, as people meet them.</summary>
internal static partial class SignInJourney
{
    public static string NewAddress() => $"essai-{Guid.CreateVersion7():N}@exemple.invalid";

    /// <summary>An account of this role at a new address, which is answered.</summary>
    public static async Task<string> AccountAsync(this TestApp app, Role role)
    {
        var address = NewAddress();
        (await app.As(Role.Administrator).PutAsync("/api/accounts", new { address, roles = new[] { role } }, ("If-None-Match", "*"))).Ok();
        return address;
    }

    public static async Task<Browser> AskForLinkAsync(this TestApp app, string address)
    {
        var browser = await app.Browser().OpenAsync("/connexion");
        return await browser.SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = address });
    }

    /// <summary>The links sent to an address, the newest first.</summary>
    public static async Task<IReadOnlyList<string>> LinksAsync(this TestApp app, string address)
    {
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        inbox.Status.ShouldBe(200);
        return [.. inbox.Page.QuerySelectorAll($"[data-destinataire='{address}'] a").Select(link => link.GetAttribute("href")!)];
    }

    /// <summary>The code of the newest mail sent to an address.</summary>
    public static async Task<string> CodeAsync(this TestApp app, string address) =>
        CodeIn((await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{address}']")!);

    public static string CodeIn(IElement mail) =>
        mail.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent.Trim()).Single(Code().IsMatch);

    [GeneratedRegex("^[0-9A-Z]{4}-[0-9A-Z]{4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    /// <summary>A browser that has asked for a link, and the link.</summary>
    public static async Task<(Browser Browser, string Link)> LinkAsync(this TestApp app, Role role)
    {
        var address = await app.AccountAsync(role);
        var browser = await app.AskForLinkAsync(address);
        return (browser, (await app.LinksAsync(address))[0]);
    }

    public static async Task<Browser> SignedInAsync(this TestApp app, Role role)
    {
        var (browser, link) = await app.LinkAsync(role);
        await browser.OpenAsync(link);
        return await browser.SubmitAsync("Me connecter");
    }

    /// <summary>A member of a jury, signed in.</summary>
    public static async Task<Browser> JurorAsync(this TestApp app, string id)
    {
        await JurorAccounts.OpenAsync(app, id);
        var browser = await app.AskForLinkAsync(JurorAccounts.AddressOf(id));
        await browser.OpenAsync((await app.LinksAsync(JurorAccounts.AddressOf(id)))[0]);
        return await browser.SubmitAsync("Me connecter");
    }

    /// <summary>A browser whose answers are seen raw, with a link of its own open in it; and the token of the link.</summary>
    public static async Task<(PlainBrowser Browser, string Token)> PlainLinkAsync(this TestApp app, string address)
    {
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");
        (await browser.PostAsync("/connexion", ("adresse", address))).Status.ShouldBe(302);
        var link = (await app.LinksAsync(address))[0];
        (await browser.GetAsync(link)).Status.ShouldBe(200);
        return (browser, link.Split('=')[1]);
    }

    public static async Task<PlainBrowser> PlainSignedInAsync(this TestApp app, Role role) =>
        await app.PlainSignedInAsync(await app.AccountAsync(role));

    public static async Task<PlainBrowser> PlainSignedInAsync(this TestApp app, string address)
    {
        var (browser, token) = await app.PlainLinkAsync(address);
        (await browser.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(302);
        return browser;
    }
}
