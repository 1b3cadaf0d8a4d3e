using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>The administrator's desk of accounts.</summary>
public sealed class PeoplePageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Somebody_who_is_invited_gets_a_mail_comes_in_by_it_and_the_list_says_that_they_came()
    {
        var address = SignInJourney.NewAddress();
        var administrator = await PeopleAsync();

        await administrator.SubmitAsync("Inviter", ("adresse", address), ("roles", "Juror"), ("qualite", "Jurée 3"));

        administrator.Text.ShouldContain("L’accès est ouvert, et l’invitation est partie.");
        RowOf(administrator, address).ShouldContain("membre du jury");
        RowOf(administrator, address).ShouldContain("n’est pas encore venu (invitation du 20 avril 2026)");
        var mail = (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{address}']")!;
        mail.TextContent.ShouldContain("Un accès vous est ouvert sur Territoires");
        mail.TextContent.ShouldContain("Votre rôle\u00a0: membre du jury");
        mail.TextContent.ShouldContain("Jurée 3");
        mail.TextContent.ShouldContain("Vous recevez ce message parce qu’une personne qui administre ce site y a écrit votre adresse.");

        var invited = await app.Browser().OpenAsync(
            mail.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)
                .Single(link => link.Contains("/connexion?", StringComparison.Ordinal)));
        await invited.SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = address });
        await invited.OpenAsync((await app.LinksAsync(address)).Single(link => link.Contains("/connexion/lien", StringComparison.Ordinal)));
        await invited.SubmitAsync("Me connecter");

        invited.Location.AbsolutePath.ShouldBe("/jury");
        RowOf(await PeopleAsync(), address).ShouldEndWith("20 avril 2026");
        RowOf(await PeopleAsync(), address).ShouldNotContain("pas encore venu");
    }

    [Fact]
    public async Task A_service_has_its_départements_and_the_invitation_names_them()
    {
        var address = SignInJourney.NewAddress();
        var administrator = await PeopleAsync();

        await administrator.SubmitAsync("Inviter", ("adresse", address), ("roles", "Service"), ("departements", "59, Pas-de-Calais"));

        RowOf(administrator, address).ShouldContain("59 – Nord, 62 – Pas-de-Calais");
        (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelector($"[data-destinataire='{address}']")!.TextContent
            .ShouldContain("service de l’État (59 – Nord, 62 – Pas-de-Calais)");
    }

    [Fact]
    public async Task What_a_role_needs_is_asked_for_and_nobody_is_invited_without_it()
    {
        var administrator = await PeopleAsync();

        await administrator.SubmitAsync("Inviter", ("adresse", "personne"), ("departements", "59, Nulle-Part"));
        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["adresse", "roles", "departements", "departements"]);
        administrator.ValueOf("departements").ShouldBe("59, Nulle-Part");

        await administrator.SubmitAsync(
            "Inviter", ("adresse", SignInJourney.NewAddress()), ("roles", "Service"), ("roles", "Juror"), ("departements", ""));
        administrator.FaultyFields.ShouldBe(["departements", "qualite"]);
        administrator.Page.QuerySelector("#roles-Juror")!.HasAttribute("checked").ShouldBeTrue("what was typed stays");
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_not_written_over_but_leads_to_its_page()
    {
        var address = await app.AccountAsync(Role.Secretary);
        var administrator = await PeopleAsync();

        await administrator.SubmitAsync("Inviter", ("adresse", address.ToUpperInvariant()), ("roles", "Auditor"));

        administrator.Status.ShouldBe(409);
        administrator.Text.ShouldContain("Cette adresse a déjà un compte.");
        await administrator.FollowAsync("Ouvrir la page de cette personne");
        administrator.Title.ShouldBe(address);
        administrator.Page.QuerySelector("main dd")!.TextContent.ShouldBe("secrétariat");
    }

    [Fact]
    public async Task What_somebody_may_do_is_changed_at_once_and_only_over_what_was_seen()
    {
        var address = await app.AccountAsync(Role.Auditor);
        var person = await app.PlainSignedInAsync(address);
        var administrator = await PersonAsync(address);
        var colleague = await PersonAsync(address);

        await administrator.SubmitAsync("Enregistrer", ("roles", "Juror"), ("qualite", "Juré 7"));

        administrator.Text.ShouldContain("Les changements sont enregistrés");
        administrator.ValueOf("qualite").ShouldBe("Juré 7");
        (await person.GetAsync("/jury")).Status.ShouldBe(200);
        (await person.GetAsync("/gestion")).Status.ShouldBe(403);
        await colleague.SubmitAsync("Enregistrer", ("roles", "Secretary"));
        colleague.Status.ShouldBe(412);
        (await PersonAsync(address)).Page.QuerySelector("main dd")!.TextContent.ShouldBe("membre du jury");
    }

    [Fact]
    public async Task A_person_who_signs_in_meanwhile_is_no_conflict_and_the_API_keeps_what_the_page_wrote()
    {
        var address = await app.AccountAsync(Role.Auditor);
        var administrator = await PersonAsync(address);
        await app.PlainSignedInAsync(address);

        await administrator.SubmitAsync("Enregistrer", ("qualite", "Inspection 2"));
        administrator.Status.ShouldBe(200);
        var changed = new { address, roles = new[] { "secretary" } };
        (await app.As(Role.Administrator).PutAsync("/api/accounts", changed, ("If-Match", "*"))).Ok();

        (await PersonAsync(address)).ValueOf("qualite").ShouldBe("Inspection 2");
        RowOf(await SearchAsync(address), address).ShouldEndWith("20 avril 2026", customMessage: "they came");
    }

    [Fact]
    public async Task An_access_is_removed_by_a_page_that_says_what_that_does()
    {
        var address = await app.AccountAsync(Role.Auditor);
        var person = await app.PlainSignedInAsync(address);
        var administrator = await PersonAsync(address);

        await administrator.FollowAsync("Retirer l’accès de cette personne");
        administrator.Title.ShouldBe("Retirer un accès");
        administrator.Text.ShouldContain("ses sessions ouvertes et ses accès de programmes se terminent aussitôt");
        (await person.GetAsync("/gestion")).Status.ShouldBe(200, "nothing is done yet");
        await administrator.SubmitAsync("Retirer l’accès");

        administrator.Title.ShouldBe("Personnes");
        administrator.Text.ShouldContain("L’accès est retiré");
        (await person.GetAsync("/gestion")).Status.ShouldBe(302);
        (await SearchAsync(address)).Text.ShouldContain("Personne ne répond à cette recherche.");
    }

    [Fact]
    public async Task People_are_found_by_quality_role_or_address_and_an_applicant_by_the_whole_of_it_only()
    {
        var quality = $"Élue {Guid.CreateVersion7():N}";
        var (juror, applicant) = (SignInJourney.NewAddress(), await app.AccountAsync(Role.Applicant));
        await (await PeopleAsync()).SubmitAsync("Inviter", ("adresse", juror), ("roles", "Juror"), ("qualite", quality));

        var found = await SearchAsync(quality.Replace("Élue", "elue", StringComparison.Ordinal).ToUpperInvariant());

        found.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        RowOf(found, juror).ShouldContain(quality);
        found.Location.ToString().ShouldNotContain(quality, customMessage: "addresses of pages are logged");
        (await PeopleAsync()).Source.ShouldNotContain(applicant);
        (await SearchAsync(applicant[..^3])).Source.ShouldNotContain($">{applicant}<");
        RowOf(await SearchAsync(applicant), applicant).ShouldContain("candidat");
    }

    [Fact]
    public async Task Somebody_who_did_not_come_is_invited_again_and_a_second_press_is_the_same_mail()
    {
        await using var later = await TestApp.StartAsync();
        var address = await later.AccountAsync(Role.Secretary);
        var administrator = await Desk.Of(later, Role.Administrator).OpenAsync("/gestion/personnes");
        await administrator.FollowAsync(address);

        await administrator.SubmitAsync("Inviter de nouveau");
        await administrator.SubmitAsync("Inviter de nouveau");
        administrator.Text.ShouldContain("l’invitation est partie");
        (await MailsAsync()).ShouldBe(1);
        await later.AdvanceToAsync(TestApp.Start.AddDays(3));
        await administrator.SubmitAsync("Inviter de nouveau");

        (await MailsAsync()).ShouldBe(2);
        administrator.Text.ShouldContain("invitation du 23 avril 2026");

        async Task<int> MailsAsync() =>
            (await later.Browser().OpenAsync("/dev/mail")).Page.QuerySelectorAll($"[data-destinataire='{address}']").Length;
    }

    [Fact]
    public async Task The_desk_of_an_administrator_leads_there_and_that_of_a_secretary_does_not()
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion");
        await administrator.FollowAsync("Personnes");

        administrator.Title.ShouldBe("Personnes");
        (await Desk.Of(app, Role.Secretary).OpenAsync("/gestion")).Source.ShouldNotContain("/gestion/personnes");
    }

    private Task<Desk> PeopleAsync() => Desk.Of(app, Role.Administrator).OpenAsync("/gestion/personnes");

    private async Task<Desk> SearchAsync(string sought) => await (await PeopleAsync()).SubmitAsync("Chercher", ("recherche", sought));

    private async Task<Desk> PersonAsync(string address) => await (await SearchAsync(address)).FollowAsync(address);

    private static string RowOf(Desk desk, string address) => string.Join(
        ' ', desk.Page.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains(address, StringComparison.Ordinal))
            .TextContent.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
