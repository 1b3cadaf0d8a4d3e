using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>What was submitted is changed from its page until the closing; each version has its receipt.</summary>
public sealed class ChangedUntilClosingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_mistake_seen_after_the_deposit_is_mended_and_both_versions_keep_their_receipts()
    {
        var (journey, id, path, who) = await SubmittedAsync();
        var first = (await who.Calls.GetAsync($"{path}/receipt")).Ok().Text;
        var browser = await SignedInAsync(app, $"/candidatures/{id}", who.Id);
        browser.Page.QuerySelector("#modifier")!.TextContent.ShouldContain("Une erreur, un oubli");
        PageShape.Check(browser.Page, browser.Location);

        await browser.SubmitAsync("Modifier ma candidature");
        browser.Title.ShouldStartWith("Les porteurs");
        PageShape.Check(browser.Page, browser.Location);
        await browser.OpenAsync($"/candidatures/{id}/etapes/projet");
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Un titre précis" });
        (await journey.Secretary.GetAsync(path)).String("title").ShouldBe("Un quartier d’activités", "nothing is read before it is sent");
        (await journey.Secretary.PostAsync($"{path}/eligibility", new { admissible = true })).Problem.ShouldBe("modification-en-cours");
        await browser.OpenAsync("/candidatures");
        browser.Page.Body!.TextContent.ShouldContain("Modifications à envoyer");
        await browser.OpenAsync($"/candidatures/{id}");
        browser.Page.QuerySelector("#correction")!.TextContent.ShouldBe("Vos modifications ne sont pas envoyées");
        PageShape.Check(browser.Page, browser.Location);
        await browser.OpenAsync($"/candidatures/{id}/etapes/depot");
        PageShape.Check(browser.Page, browser.Location);
        await browser.SubmitAsync("Envoyer la candidature modifiée");

        browser.Page.QuerySelector("#correction")!.TextContent.ShouldBe("Votre candidature modifiée est reçue");
        (await journey.Secretary.GetAsync(path)).String("title").ShouldBe("Un titre précis");
        (await who.Calls.GetAsync($"{path}/receipt")).Text.ShouldBe(first, "the receipt of the deposit is the same for ever");
        await browser.OpenAsync($"/candidatures/{id}/recepisses/2");
        browser.Page.QuerySelector("h1")!.TextContent.ShouldBe("Récépissé de la version n°\u00a02");
        browser.Page.Body!.TextContent.ShouldContain("Un titre précis");
        PageShape.Check(browser.Page, browser.Location);
        (await browser.OpenAsync($"/candidatures/{id}/recepisses/3")).Status.ShouldBe(404);
        await app.SettleAsync();
        (await MailsAsync(who.Address)).ShouldBe(
            ["Récépissé de votre candidature", "Récépissé de votre candidature modifiée"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_newest_receipt_comes_first_and_the_earlier_ones_are_said_replaced()
    {
        var (_, id, path, who) = await SubmittedAsync();
        var browser = await SignedInAsync(app, $"/candidatures/{id}", who.Id);
        Button(browser).ShouldBe(("Voir le récépissé", $"/candidatures/{id}/recepisse"));
        browser.Page.QuerySelector("#recepisses-remplaces").ShouldBeNull();

        foreach (var title in new[] { "Un titre précis", "Un titre plus précis" })
        {
            await ChangeTitleAsync(browser, id, title);
        }

        await browser.OpenAsync($"/candidatures/{id}");
        Button(browser).ShouldBe(("Voir le récépissé de la dernière version", $"/candidatures/{id}/recepisses/3"));
        var earlier = browser.Page.QuerySelectorAll("#recepisses-remplaces li");
        earlier.Select(item => item.QuerySelector("a")!.GetAttribute("href")).ShouldBe(
            [$"/candidatures/{id}/recepisses/2", $"/candidatures/{id}/recepisse"], "the latest of them first");
        earlier.ShouldAllBe(item => item.TextContent.Contains("remplacé le"));
        PageShape.Check(browser.Page, browser.Location);

        await browser.FollowAsync("Récépissé de dépôt");
        browser.Page.QuerySelector("#remplace a")!.GetAttribute("href").ShouldBe($"/candidatures/{id}/recepisses/3");
        PageShape.Check(browser.Page, browser.Location);
        await browser.FollowAsync("Voir le récépissé de la dernière version");
        browser.Page.Body!.TextContent.ShouldContain("Un titre plus précis");
        browser.Page.QuerySelector("#remplace").ShouldBeNull();
        (await who.Calls.GetAsync($"{path}/receipt")).Ok();
    }

    [Fact]
    public async Task The_receipt_says_until_when_the_application_can_be_changed_and_no_longer_says_it_after()
    {
        await using var late = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(late, new CommissionPlan { Applications = 1 });
        var browser = await SignedInAsync(late, $"/candidatures/{journey.First.Id}/recepisse", "applicant-1");
        browser.Page.QuerySelector("#modifiable strong")!.TextContent.ShouldBe(
            Territoires.Web.Text.FrenchText.Instant(journey.Closes, "Europe/Paris"));
        PageShape.Check(browser.Page, browser.Location);

        await late.AdvanceToAsync(journey.Closes.AddMilliseconds(1));
        await browser.OpenAsync($"/candidatures/{journey.First.Id}/recepisse");

        browser.Status.ShouldBe(200);
        browser.Page.QuerySelector("#modifiable").ShouldBeNull();
    }

    private static (string Words, string? Address) Button(Browser browser)
    {
        var link = browser.Page.QuerySelector("main a.fr-btn")!;
        return (string.Join(' ', link.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), link.GetAttribute("href"));
    }

    private static async Task ChangeTitleAsync(Browser browser, string id, string title)
    {
        await browser.OpenAsync($"/candidatures/{id}");
        await browser.SubmitAsync("Modifier ma candidature");
        await browser.OpenAsync($"/candidatures/{id}/etapes/projet");
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = title });
        await browser.OpenAsync($"/candidatures/{id}/etapes/depot");
        await browser.SubmitAsync("Envoyer la candidature modifiée");
    }

    [Fact]
    public async Task A_change_that_was_given_up_or_not_sent_in_time_leaves_what_was_submitted()
    {
        await using var late = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(late, new CommissionPlan { Applications = 1 });
        var browser = await SignedInAsync(late, $"/candidatures/{journey.First.Id}", "applicant-1");
        await browser.SubmitAsync("Modifier ma candidature");
        await browser.OpenAsync($"/candidatures/{journey.First.Id}");
        await browser.SubmitAsync("Abandonner ces modifications");
        browser.Page.QuerySelector("#correction").ShouldBeNull();
        browser.Page.QuerySelector("#modifier").ShouldNotBeNull();

        await browser.SubmitAsync("Modifier ma candidature");
        await browser.OpenAsync($"/candidatures/{journey.First.Id}/etapes/projet");
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "À l’heure" });
        await late.AdvanceToAsync(journey.Closes.AddMilliseconds(1));
        await browser.SubmitAsync("Enregistrer", new Dictionary<string, string> { ["title"] = "Trop tard" });

        browser.Status.ShouldBe(409);
        browser.Page.QuerySelector("#title")!.GetAttribute("value").ShouldBe("Trop tard", "nothing typed is lost");
        await browser.OpenAsync($"/candidatures/{journey.First.Id}");
        browser.Page.QuerySelector("#correction")!.TextContent.ShouldBe("Vos modifications n’ont pas été envoyées");
        (await journey.Secretary.GetAsync(journey.First.Path)).String("title").ShouldBe("Projet 0");
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();
        (await journey.Applicant.PostAsync($"{journey.First.Path}/changes")).Problem.ShouldBe("appel-clos");
    }

    [Fact]
    public async Task Who_is_not_admissible_is_told_with_the_decision_its_reasons_and_its_remedies()
    {
        var (journey, id, path, who) = await SubmittedAsync();
        (await journey.Secretary.PostAsync(
            $"{path}/eligibility", new { admissible = false, reasons = new[] { "Le périmètre n’est pas celui de l’appel." } })).Ok();
        await app.SettleAsync();

        var browser = await SignedInAsync(app, $"/candidatures/{id}", who.Id);
        browser.Page.QuerySelector("#recevabilite")!.TextContent.ShouldContain("n’est pas recevable");
        browser.Page.QuerySelector("#recours")!.TextContent.ShouldContain("outre-mer");
        PageShape.Check(browser.Page, browser.Location);
        (await MailsAsync(who.Address)).ShouldContain("Décision sur la recevabilité de votre candidature");
        (await who.Calls.PostAsync($"{path}/changes")).Problem.ShouldBe("candidature-a-l-examen");

        (await journey.Secretary.PostAsync(
            $"{path}/eligibility", new { admissible = true, revision = "Erreur de carte." })).Ok();
        await app.SettleAsync();
        await browser.OpenAsync($"/candidatures/{id}");
        browser.Page.QuerySelector("#recevabilite")!.TextContent.ShouldContain("votre candidature est recevable");
        (await MailsAsync(who.Address)).Count(subject => subject == "Décision sur la recevabilité de votre candidature").ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawal_is_confirmed_by_mail()
    {
        var (_, _, path, who) = await SubmittedAsync();
        (await who.Calls.PostAsync($"{path}/withdrawal")).Ok();
        await app.SettleAsync();

        (await MailsAsync(who.Address)).ShouldBe(["Récépissé de votre candidature", "Votre candidature est retirée"], ignoreOrder: true);
    }

    private sealed record Applicant(string Id, string Address, Caller Calls);

    private async Task<IReadOnlyList<string>> MailsAsync(string address)
    {
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        return [.. inbox.Page.QuerySelectorAll($"[data-destinataire='{address}'] h2").Select(subject => subject.TextContent)];
    }

    private async Task<(CommissionJourney Journey, string Id, string Path, Applicant Applicant)> SubmittedAsync()
    {
        var address = SignInJourney.NewAddress();
        var owner = $"commune-{Guid.CreateVersion7():N}";
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = owner }, ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var applicant = app.AsActor(new Actor(owner, new HashSet<Role> { Role.Applicant }, null, []));
        var path = await applicant.CompleteDraftAsync(journey.Call, owner);
        (await applicant.SubmitAsync(path, owner)).Ok();
        return (journey, path.Split('/')[^1], path, new Applicant(owner, address, applicant));
    }

    private static async Task<Browser> SignedInAsync(TestApp app, string address, string owner)
    {
        var browser = await app.Browser().OpenAsync(address);
        return await browser.SubmitAsync(
            "Se connecter",
            new Dictionary<string, string> { ["jeton"] = app.Token(new Actor(owner, new HashSet<Role> { Role.Applicant }, null, [])) });
    }
}
