using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Enquiries;

/// <summary>Questions about a call, in pages without JavaScript: asked by anybody, answered to everybody.</summary>
public sealed class EnquiryPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Asked = "Nous, à Villebrume, pouvons-nous candidater seuls ?";
    private const string Reworded = "Une commune peut-elle candidater seule ?";
    private const string Answer = "Oui, avec l’accord de son intercommunalité.";
    private const string Secretariat = "secretariat@exemple.invalid";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_is_asked_from_the_page_of_the_call_answered_at_the_desk_and_then_read_by_everybody()
    {
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/";
        var call = await app.OpenCallAsync();
        await SecretariatAsync(app);
        var before = (await app.As().GetAsync($"/appels/{call}")).Ok();

        var (asker, address) = await ComesToAskAsync(call);
        asker.Title.ShouldBe("Poser une question sur l’appel");
        Text(asker).ShouldContain("Qui pose la question n’est jamais montré");
        Text(asker).ShouldContain("Organisateur d’essai");
        await AskAsync(asker, Asked);

        (asker.Status, asker.Location.Query).ShouldBe((200, "?envoyee=oui"), "after a post, the page is asked for anew");
        PageShape.Check(asker.Page, asker.Location);
        asker.Page.QuerySelector("#envoyee").ShouldNotBeNull();
        asker.Page.QuerySelector("#mes-questions")!.TextContent.ShouldContain("En attente de réponse");
        (await app.As().GetAsync($"/appels/{call}")).ETag.ShouldBe(before.ETag, "nothing shows that something was asked");
        (await SubjectsAsync(Secretariat)).ShouldBe(["Une question attend une réponse – Ateliers d’essai"]);

        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}");
        await desk.FollowAsync("Une question reçue attend une réponse");
        desk.Title.ShouldBe("Questions reçues");
        await desk.FollowAsync($"Répondre à la question {Asked}");
        desk.ValueOf("question").ShouldBe(Asked);
        await desk.SubmitAsync("Publier la réponse", ("question", Reworded), ("answer", " "));
        desk.FaultyFields.ShouldBe(["answer"]);
        (desk.Status, desk.ValueOf("question")).ShouldBe((422, Reworded), "what was typed stays");
        await desk.SubmitAsync("Publier la réponse", ("answer", Answer));
        desk.Text.ShouldContain("Aucune question n’attend de réponse.");
        await desk.OpenAsync($"/gestion/appels/{call}");
        desk.Text.ShouldNotContain("attend une réponse");
        await desk.FollowAsync("Questions reçues");

        var page = (await app.As().GetAsync($"/appels/{call}")).Ok();
        page.ETag.ShouldNotBe(before.ETag);
        page.Text.ShouldContain(Reworded);
        page.Text.ShouldContain(Answer);
        page.Text.ShouldNotContain("Villebrume");
        await asker.OpenAsync($"/appels/{call}/questions");
        asker.Page.QuerySelector("#mes-questions")!.TextContent.ShouldContain("Sa réponse est publique");
        asker.Page.QuerySelector("#mes-questions")!.TextContent.ShouldContain(Asked);

        await desk.FollowAsync($"Modifier la question {Reworded}");
        await desk.SubmitAsync("Publier la modification", ("answer", "Oui, sans condition."));
        var corrected = (await app.As().GetAsync($"/appels/{call}")).Ok();
        corrected.ETag.ShouldNotBe(page.ETag);
        Text(await app.Browser().OpenAsync($"/appels/{call}")).ShouldContain("réponse modifiée le 20 avril 2026");
        corrected.Text.ShouldNotContain(Answer);
        await desk.FollowAsync($"Modifier la question {Reworded}");
        desk.Page.QuerySelector("#versions")!.TextContent.ShouldContain(Answer);

        (await SubjectsAsync(address)).Where(subject => !subject.StartsWith("Votre lien", StringComparison.Ordinal)).ShouldBe(
            ["La réponse à votre question a changé – Ateliers d’essai", "Votre question a une réponse – Ateliers d’essai"],
            ignoreOrder: true);
        var mails = await MailsAsync(address);
        mails.ShouldContain($"https://territoires.exemple.invalid/appels/{call}#questions");
        mails.ShouldContain("Organisateur d’essai");
        mails.ShouldNotContain(Reworded);
    }

    [Fact]
    public async Task What_is_not_answered_in_public_is_nobody_s_to_read_but_of_who_asked_and_of_those_who_run_the_call()
    {
        var call = await app.OpenCallAsync();
        var (asker, address) = await ComesToAskAsync(call);
        await AskAsync(asker, Asked);
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/questions");
        await desk.FollowAsync($"Répondre à la question {Asked}");
        await desk.SubmitAsync("Écarter la question", ("reason", ""));
        desk.FaultyFields.ShouldBe(["reason"]);
        await HiddenAsync(Asked);

        await desk.SubmitAsync("Écarter la question", ("reason", "Le règlement le dit à l’article 3."));

        desk.Page.QuerySelector("#ecartees")!.TextContent.ShouldContain("article 3");
        await asker.OpenAsync($"/appels/{call}/questions");
        PageShape.Check(asker.Page, asker.Location);
        asker.Page.QuerySelector("#mes-questions")!.TextContent.ShouldContain("Le règlement le dit à l’article 3.");
        (await SubjectsAsync(address)).ShouldContain("Votre question ne sera pas publiée – Ateliers d’essai");
        (await MailsAsync(address)).ShouldNotContain("article 3");
        await HiddenAsync("Villebrume");
        await HiddenAsync("article 3");

        async Task HiddenAsync(string words)
        {
            (await app.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldNotContain(words);
            (await app.As().GetAsync($"/api/calls/{call}/enquiries")).Ok().Text.ShouldNotContain(words);
            foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror, Role.Authority })
            {
                (await app.As(role).GetAsync($"/appels/{call}/questions")).Ok().Text.ShouldNotContain(words);
                (await app.As(role).GetAsync($"/api/calls/{call}/enquiries/mine")).Ok().Text.ShouldNotContain(words);
                (await app.As(role).GetAsync($"/gestion/appels/{call}/questions")).Status.ShouldBe(403);
            }
        }
    }

    [Fact]
    public async Task After_the_closing_nothing_more_is_asked_and_what_was_asked_is_still_answered()
    {
        await using var later = await TestApp.StartAsync();
        var call = await later.OpenCallAsync();
        var path = $"/api/calls/{call}/enquiries";
        var asker = later.As(Role.Applicant);
        (await asker.PostAsync(path, new { question = Asked })).Ok();

        await later.AdvanceToAsync(TestCalls.Closes.AddSeconds(1));

        (await later.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldNotContain("Poser une question");
        var closed = await Desk.Of(later, Role.Applicant).OpenAsync($"/appels/{call}/questions");
        closed.Text.ShouldContain("l’appel est clos depuis le 30 juin 2026 à 17");
        closed.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        closed.Text.ShouldContain("En attente de réponse");
        var late = await asker.PostAsync(path, new { question = "Et après ?" });
        (late.Status, late.Problem).ShouldBe((409, "questions-closes"));
        late.String("detail").ShouldContain("30\u00a0juin 2026");
        (await later.As(Role.Secretary).PostAsync($"{path}/published", new { question = "A ?", answer = "B." })).Problem
            .ShouldBe("questions-closes");
        var desk = await Desk.Of(later, Role.Secretary).OpenAsync($"/gestion/appels/{call}/questions");
        await desk.FollowAsync($"Répondre à la question {Asked}");
        await desk.SubmitAsync("Publier la réponse", ("question", Reworded), ("answer", Answer));
        (await later.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldContain(Answer);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_on_the_page_with_what_was_typed()
    {
        var call = await app.OpenCallAsync();
        var (asker, _) = await ComesToAskAsync(call);
        await AskAsync(asker, " ");
        (asker.Status, asker.Page.QuerySelector("#erreurs a")!.GetAttribute("href")).ShouldBe((422, "#question"));
        for (var number = 1; number <= 5; number++)
        {
            await AskAsync(asker, $"Question {number} ?");
            await AskAsync(asker, $"Question {number} ?");
        }

        asker.Page.QuerySelectorAll("#mes-questions > li").Length.ShouldBe(5, "pressed twice, each is asked once");
        await AskAsync(asker, "Une de trop ?");
        asker.Status.ShouldBe(409);
        asker.Page.QuerySelector("#erreurs h2")!.TextContent.ShouldBe("Trop de vos questions attendent une réponse.");
        asker.Page.QuerySelector("#question")!.TextContent.ShouldBe("Une de trop ?");
        (await AskAsync(asker, new string('x', 1001))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_secretary_publishes_a_question_of_their_own_once_and_others_of_the_desk_read_without_a_form()
    {
        var call = await app.OpenCallAsync();
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/questions");
        await desk.FollowAsync("Publier une question et sa réponse");
        await desk.SubmitAsync("Publier", ("question", Reworded));
        desk.FaultyFields.ShouldBe(["answer"]);
        await desk.SubmitAsync("Publier", ("answer", Answer));
        await desk.FollowAsync("Publier une question et sa réponse");
        await desk.SubmitAsync("Publier", ("question", Reworded), ("answer", Answer));

        desk.Page.QuerySelectorAll("#publiques > li").Length.ShouldBe(1, "sent twice, it is published once");
        (await app.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldContain(Answer);
        foreach (var role in new[] { Role.Administrator, Role.Auditor })
        {
            var reader = await Desk.Of(app, role).OpenAsync($"/gestion/appels/{call}/questions");
            reader.Page.QuerySelectorAll("main form").ShouldBeEmpty();
            await reader.FollowAsync($"Lire la question {Reworded}");
            reader.Page.QuerySelectorAll("main form").ShouldBeEmpty();
            (await reader.OpenAsync($"/gestion/appels/{call}/questions/publication")).Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task Two_secretaries_do_not_write_over_each_other()
    {
        var call = await app.OpenCallAsync();
        var path = $"/api/calls/{call}/enquiries";
        var id = (await app.As(Role.Secretary).PostAsync($"{path}/published", new { question = "A ?", answer = "B." })).Ok().String("id");
        var one = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/questions/{id}");
        var other = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/questions/{id}");

        await one.SubmitAsync("Publier la modification", ("answer", "C."));
        await other.SubmitAsync("Publier la modification", ("answer", "D."));

        (other.Status, other.ValueOf("answer")).ShouldBe((412, "D."));
        (await app.As().GetAsync(path)).Ok().Json.GetProperty("enquiries")[0].GetProperty("answer").GetString().ShouldBe("C.");
        await other.SubmitAsync("Publier la modification");
        (await app.As().GetAsync(path)).Ok().Json.GetProperty("enquiries")[0].GetProperty("answer").GetString().ShouldBe("D.");
    }

    [Fact]
    public async Task Of_a_call_that_is_not_public_nothing_is_asked()
    {
        var call = $"essai-{Guid.CreateVersion7().ToString("N")[20..]}";
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{call}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();

        (await app.As(Role.Applicant).GetAsync($"/appels/{call}/questions")).Status.ShouldBe(404);
        (await app.As().GetAsync($"/api/calls/{call}/enquiries")).Status.ShouldBe(404);
        (await app.As(Role.Applicant).PostAsync($"/api/calls/{call}/enquiries", new { question = Asked })).Status.ShouldBe(404);
        (await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/questions")).Status.ShouldBe(404);
    }

    internal static async Task SecretariatAsync(TestApp app) => (await app.As(Role.Administrator).PutAsync(
        "/api/accounts", new { address = Secretariat, roles = new[] { Role.Secretary }, id = "secretary-1" }, ("If-None-Match", "*"))).Ok();

    /// <summary>Somebody who has no account yet follows the link of the call's page.</summary>
    private async Task<(Browser Browser, string Address)> ComesToAskAsync(string call)
    {
        var address = SignInJourney.NewAddress();
        var browser = await app.Browser().OpenAsync($"/appels/{call}");
        await browser.FollowAsync("Poser une question");
        browser.Title.ShouldBe("Connexion");
        Text(browser).ShouldContain("Première question ? Donnez l’adresse");
        await browser.SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = address });
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        await browser.SubmitAsync("Me connecter");
        browser.Location.AbsolutePath.ShouldBe($"/appels/{call}/questions");
        return (browser, address);
    }

    private static Task<Browser> AskAsync(Browser browser, string question) =>
        browser.SubmitAsync("Envoyer la question", new Dictionary<string, string> { ["question"] = question });

    private static string Text(Browser browser) => browser.Page.Body!.TextContent.Replace('\u00a0', ' ');

    private async Task<string[]> SubjectsAsync(string address)
    {
        await app.SettleAsync();
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        return [.. inbox.Page.QuerySelectorAll($"[data-destinataire='{address}'] h2").Select(subject => subject.TextContent.Trim())];
    }

    private async Task<string> MailsAsync(string address) => string.Join(
        '\n', (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelectorAll($"[data-destinataire='{address}']")
            .Select(mail => mail.TextContent));
}
