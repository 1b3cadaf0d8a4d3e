using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>Several people write one draft, by invitation of whoever opened it, who alone submits it.</summary>
public sealed class SharedDraftTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_colleague_is_written_to_signs_in_writes_and_leaves_the_deposit_to_who_opened_the_draft()
    {
        var (owner, path, page) = await DraftAsync();
        var colleague = SignInJourney.NewAddress();
        await owner.Browser.OpenAsync(page);
        await owner.Browser.FollowAsync("Qui la rédige");
        PageShape.Check(owner.Browser.Page, owner.Browser.Location);
        await InviteAsync(owner.Browser, colleague);

        PageShape.Check(owner.Browser.Page, owner.Browser.Location);
        owner.Browser.Page.QuerySelector("#redacteurs")!.TextContent.ShouldContain(colleague);
        owner.Browser.Page.QuerySelector("#redacteurs")!.TextContent.ShouldContain("n’est pas encore venu");
        var mail = await MailAsync(colleague);
        mail.ShouldContain("Vous êtes invité à rédiger une candidature");
        mail.ShouldContain(owner.Address);
        mail.ShouldNotContain("Un quartier d’activités", Case.Sensitive, "a mail that nobody asked for says nothing that its cause wrote");

        var guest = await SignedInAsync(colleague);
        await guest.OpenAsync("/candidatures");
        guest.Page.Body!.TextContent.ShouldContain("Vous y êtes invité");
        guest.Page.QuerySelectorAll("a[href$='/suppression']").ShouldBeEmpty();
        await guest.FollowAsync("Un quartier d’activités");
        PageShape.Check(guest.Page, guest.Location);
        await guest.OpenAsync($"{page}/etapes/projet");
        await guest.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Écrit à deux" });
        (guest.Status, (await owner.Calls.GetAsync(path)).String("title")).ShouldBe((200, "Écrit à deux"));
        await guest.OpenAsync($"{page}/etapes/depot");
        PageShape.Check(guest.Page, guest.Location);
        guest.Page.Body!.TextContent.ShouldContain("Seule la personne qui a ouvert cette candidature peut la déposer");
        await owner.Browser.OpenAsync($"{page}/redacteurs");
        owner.Browser.Page.QuerySelector("#redacteurs")!.TextContent.ShouldContain("rédige avec vous");

        (await owner.Calls.SubmitAsync(path)).Ok();
        await guest.OpenAsync(page);
        guest.Title.ShouldBe("Ma candidature déposée");
        await guest.FollowAsync("Voir le récépissé");
        guest.Title.ShouldBe("Récépissé de dépôt");
    }

    [Fact]
    public async Task What_a_second_writer_typed_over_a_page_that_the_first_saved_is_shown_and_neither_is_lost()
    {
        var (owner, path, page) = await DraftAsync();
        var guest = await InvitedAsync(owner, page);
        await owner.Browser.OpenAsync($"{page}/etapes/projet");
        await guest.OpenAsync($"{page}/etapes/projet");

        await owner.Browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = "De l’un." });
        await guest.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["summary"] = "De l’autre." });

        guest.Status.ShouldBe(412);
        guest.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("par une autre personne");
        guest.Page.QuerySelector("[name=summary]")!.TextContent.ShouldBe("De l’autre.");
        (await owner.Calls.GetAsync(path)).String("summary").ShouldBe("De l’un.");
        await guest.SubmitAsync("Enregistrer");
        (guest.Status, (await owner.Calls.GetAsync(path)).String("summary")).ShouldBe((200, "De l’autre."));
    }

    [Fact]
    public async Task What_is_the_owners_alone_is_refused_to_who_was_invited_and_whoever_was_taken_back_reads_nothing_any_more()
    {
        var (owner, path, page) = await DraftAsync();
        var colleague = await InvitedIdAsync(owner, path, SignInJourney.NewAddress());
        var guest = app.AsActor(new Actor(colleague, new HashSet<Role> { Role.Applicant }, null, []));
        var version = (await guest.GetAsync(path)).Ok().ETag!;

        (await guest.SubmitAsync(path)).Problem.ShouldBe("reserve-a-qui-l-a-ouverte");
        (await guest.DeleteAsync(path, ("If-Match", version))).Problem.ShouldBe("reserve-a-qui-l-a-ouverte");
        (await guest.PostAsync($"{path}/editors", new { address = SignInJourney.NewAddress() })).Problem
            .ShouldBe("reserve-a-qui-l-a-ouverte");
        (await guest.DeleteAsync($"{path}/editors/somebody")).Problem.ShouldBe("reserve-a-qui-l-a-ouverte");
        (await owner.Calls.SubmitAsync(path)).Ok();
        (await guest.PostAsync($"{path}/withdrawal")).Problem.ShouldBe("reserve-a-qui-l-a-ouverte");
        (await guest.PostAsync($"{path}/changes")).Problem.ShouldBe("reserve-a-qui-l-a-ouverte");
        (await guest.GetAsync($"{path}/receipt")).Ok();

        (await owner.Calls.DeleteAsync($"{path}/editors/{colleague}")).Status.ShouldBe(204);
        (await guest.GetAsync(path)).Status.ShouldBe(404);
        (await guest.GetAsync(page)).Status.ShouldBe(404);
        (await guest.PostAsync($"{path}/withdrawal")).Status.ShouldBe(404);
        var id = path.Split('/')[^1];
        (await guest.GetAsync($"/api/calls/{ApplicationKey.CallOf(id)}/applications")).Ok().Text.ShouldNotContain(id);
        (await guest.GetAsync("/candidatures")).Ok().Text.ShouldNotContain(page);
    }

    [Fact]
    public async Task Each_invitation_that_cannot_be_is_refused_with_its_reason_and_writes_to_nobody()
    {
        var (owner, path, page) = await DraftAsync();
        await owner.Browser.OpenAsync($"{page}/redacteurs");

        await InviteAsync(owner.Browser, "ceci n’est pas une adresse");
        Refusal(owner.Browser).ShouldBe((422, "Cette adresse électronique n’est pas valable."));
        owner.Browser.Page.QuerySelector("#adresse")!.GetAttribute("value").ShouldBe("ceci n’est pas une adresse");
        await InviteAsync(owner.Browser, owner.Address.ToUpperInvariant());
        Refusal(owner.Browser).ShouldBe((409, "Cette adresse est la vôtre."));
        var colleague = SignInJourney.NewAddress();
        await InviteAsync(owner.Browser, colleague);
        await InviteAsync(owner.Browser, colleague);
        Refusal(owner.Browser).ShouldBe((409, "Cette personne rédige déjà la candidature."));
        for (var more = 1; more < Editors.Most; more++)
        {
            await InvitedIdAsync(owner, path, SignInJourney.NewAddress());
        }

        var sixth = SignInJourney.NewAddress();
        await InviteAsync(owner.Browser, sixth);
        Refusal(owner.Browser).ShouldBe((409, "Trop de personnes rédigent cette candidature."));
        (await MailAsync(sixth)).ShouldBe(string.Empty);
        (await app.Services.GetRequiredService<AccountStore>().FindAsync(TableKeys.Account(sixth), CancellationToken.None)).ShouldBeNull(
            "a refused invitation leaves no trace");
    }

    [Fact]
    public async Task Facts_name_accounts_and_hold_no_address()
    {
        var (owner, path, _) = await DraftAsync();
        var address = SignInJourney.NewAddress();
        var colleague = await InvitedIdAsync(owner, path, address);

        var facts = await app.Services.GetRequiredService<ApplicationStore>().FactsAsync(path.Split('/')[^1], CancellationToken.None)
            .ToListAsync();

        facts[^1].Json.ShouldContain(colleague);
        facts.ShouldAllBe(fact => !fact.Json.Contains('@') && !fact.Json.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_whose_account_does_not_apply_is_told_so_and_their_account_stays_as_it_is()
    {
        var (owner, path, _) = await DraftAsync();
        var juror = await app.AccountAsync(Role.Juror);

        await InvitedIdAsync(owner, path, juror);

        (await MailAsync(juror)).ShouldContain("un accès d’un autre rôle");
        var account = await app.Services.GetRequiredService<AccountStore>().FindAsync(TableKeys.Account(juror), CancellationToken.None);
        account!.Actor.Is(Role.Applicant).ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitation_that_nobody_answers_is_forgotten_after_a_month_with_its_address()
    {
        await using var later = await TestApp.StartAsync(nightly: true);
        var call = await later.OpenCallAsync();
        var owner = later.As(Role.Applicant);
        var path = await owner.CompleteDraftAsync(call);
        var address = SignInJourney.NewAddress();
        (await owner.PostAsync($"{path}/editors", new { address })).Ok();
        var accounts = later.Services.GetRequiredService<AccountStore>();

        await later.AdvanceToAsync(TestApp.Start + ForgetUnconfirmed.LifeOfInvitation - TimeSpan.FromDays(1));
        (await accounts.FindAsync(TableKeys.Account(address), CancellationToken.None)).ShouldNotBeNull();
        await later.AdvanceToAsync(TestApp.Start + ForgetUnconfirmed.LifeOfInvitation + TimeSpan.FromDays(1));
        (await accounts.FindAsync(TableKeys.Account(address), CancellationToken.None)).ShouldBeNull();
    }

    private sealed record Owner(string Address, Caller Calls, Browser Browser);

    private static (int Status, string Title) Refusal(Browser browser) =>
        (browser.Status, browser.Page.QuerySelector("#erreurs h2")!.TextContent);

    private static Task<Browser> InviteAsync(Browser browser, string address) =>
        browser.SubmitAsync("Inviter", new Dictionary<string, string> { ["adresse"] = address });

    private static async Task<string> InvitedIdAsync(Owner owner, string path, string address) =>
        (await owner.Calls.PostAsync($"{path}/editors", new { address })).Ok().Json.GetProperty("editors").EnumerateArray().Last()
            .GetString()!;

    private async Task<Browser> InvitedAsync(Owner owner, string page)
    {
        var colleague = SignInJourney.NewAddress();
        await InviteAsync(await owner.Browser.OpenAsync($"{page}/redacteurs"), colleague);
        return await SignedInAsync(colleague);
    }

    private async Task<Browser> SignedInAsync(string address)
    {
        var browser = await app.AskForLinkAsync(address);
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        return await browser.SubmitAsync("Me connecter");
    }

    private async Task<string> MailAsync(string address) =>
        (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{address}']")?.TextContent ?? string.Empty;

    private async Task<(Owner Owner, string Path, string Page)> DraftAsync()
    {
        var (address, id) = (SignInJourney.NewAddress(), $"commune-{Guid.CreateVersion7():N}");
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id }, ("If-None-Match", "*"))).Ok();
        var actor = new Actor(id, new HashSet<Role> { Role.Applicant }, null, []);
        var calls = app.AsActor(actor);
        var path = await calls.CompleteDraftAsync(await app.OpenCallAsync(), id);
        var browser = await app.Browser().OpenAsync("/candidatures");
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(actor) });
        return (new Owner(address, calls, browser), path, $"/candidatures/{path.Split('/')[^1]}");
    }
}
