using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

/// <summary>A secretary prepares a call, an administrator approves it or sends it back; each is told.</summary>
public sealed class PreparationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_is_prepared_sent_sent_back_corrected_approved_and_opened_from_its_pages()
    {
        var id = NewId();
        await AccountAsync(Role.Secretary);
        await AccountAsync(Role.Administrator);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync("/gestion");
        await secretary.FollowAsync("Préparer un appel");
        await secretary.SubmitAsync(
            "Enregistrer la préparation", ("id", id), ("title", "Appel préparé"), ("organiser", "Direction d’essai"));
        secretary.Title.ShouldBe("Tableau de bord");
        secretary.Text.ShouldContain("C’est au secrétariat d’agir");
        (await app.As().GetAsync($"/appels/{id}")).Status.ShouldBe(404);

        await secretary.FollowAsync("Voir la préparation");
        secretary.Text.ShouldContain("Aucun document joint");
        secretary.Offers("Approuver la préparation").ShouldBeFalse();
        await secretary.SubmitAsync("Envoyer pour approbation");
        secretary.Text.ShouldContain("attend l’approbation");
        secretary.Offers("Envoyer pour approbation").ShouldBeFalse();
        await secretary.OpenAsync($"/gestion/appels/{id}/reglement");
        secretary.Offers("Enregistrer le règlement").ShouldBeFalse();
        (await InboxAsync("administration@exemple.invalid")).ShouldContain("Une préparation attend votre approbation – Appel préparé");

        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/ouverture");
        administrator.Offers("Ouvrir l’appel").ShouldBeFalse();
        await administrator.FollowAsync("Lire la préparation");
        await administrator.SubmitAsync("Renvoyer au secrétariat", ("reason", " "));
        administrator.FaultyFields.ShouldBe(["reason"]);
        await administrator.SubmitAsync("Renvoyer au secrétariat", ("reason", "Indiquez un contact."));
        (await InboxAsync("secretariat@exemple.invalid")).ShouldContain("Votre préparation est à reprendre – Appel préparé");

        await secretary.OpenAsync($"/gestion/appels/{id}/preparation");
        secretary.Text.ShouldContain("Indiquez un contact.");
        await secretary.FollowAsync("Corriger le règlement");
        await secretary.SubmitAsync("Enregistrer le règlement", ("title", "Appel corrigé"));
        await secretary.OpenAsync($"/gestion/appels/{id}/preparation");
        await secretary.SubmitAsync("Envoyer pour approbation");
        await administrator.OpenAsync($"/gestion/appels/{id}/preparation");
        await administrator.SubmitAsync("Approuver la préparation");
        await administrator.FollowAsync("Ouvrir l’appel");
        await administrator.SubmitAsync("Ouvrir l’appel");

        await app.SettleAsync();
        (await app.As().GetAsync($"/appels/{id}")).Text.ShouldContain("Appel corrigé");
        (await InboxAsync("secretariat@exemple.invalid")).ShouldContain("Votre préparation est approuvée – Appel corrigé");
    }

    [Fact]
    public async Task Pages_say_who_writes_it()
    {
        var id = NewId();
        (await app.As(Role.Secretary).PutAsync($"/api/calls/{id}", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync("/gestion/nouvel-appel/modele");
        secretary.Text.ShouldContain("Préparer un appel");
        secretary.Text.ShouldNotContain("Créer un appel");
        await secretary.OpenAsync($"/gestion/appels/{id}/reglement");
        await secretary.FollowAsync("Préparer un appel à partir de ce règlement");

        var auditor = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{id}/formulaire");
        auditor.Text.ShouldContain("Le secrétariat en prépare le formulaire.");
        (await app.As(Role.Secretary).PostAsync($"/api/calls/{id}/preparation/sending")).Ok();
        await auditor.OpenAsync($"/gestion/appels/{id}/formulaire");
        auditor.Text.ShouldContain("Seule l’administration de l’appel change son formulaire.");
    }

    [Fact]
    public async Task Only_its_secretary_and_those_who_approve_and_audit_know_of_it()
    {
        var path = $"/api/calls/{NewId()}";
        var other = app.AsActor(new Actor("secretary-other", new HashSet<Role> { Role.Secretary }, null, []));
        var defined = (await app.As(Role.Secretary).PutAsync(path, TestCalls.Rules, ("If-None-Match", "*"))).Ok();

        (await app.As(Role.Secretary).GetAsync(path)).Status.ShouldBe(200);
        (await app.As(Role.Auditor).GetAsync($"{path}/preparation")).Status.ShouldBe(200);
        foreach (var caller in new[] { app.As(), other, app.As(Role.Authority), app.As(Role.Applicant), app.As(Role.Juror) })
        {
            (await caller.GetAsync(path)).Status.ShouldBe(404);
        }

        (await other.GetAsync($"{path}/preparation")).Status.ShouldBe(404);
        (await other.PutAsync(path, TestCalls.Rules, ("If-Match", defined.ETag!))).Status.ShouldBe(404);
        (await other.PutPdfAsync($"{path}/documents/a?title=a", TestCalls.Pdf(), ("If-None-Match", "*"))).Status.ShouldBe(404);
        (await other.PostAsync($"{path}/preparation/sending")).Status.ShouldBe(404);
        (await app.As(Role.Secretary).PostAsync($"{path}/preparation/approval", null, ("If-Match", defined.ETag!))).Status.ShouldBe(403);
        (await app.As(Role.Secretary).PostAsync($"{path}/opening")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Nobody_approves_what_they_did_not_read_nor_opens_what_is_not_approved()
    {
        var path = $"/api/calls/{NewId()}";
        var (secretary, administrator) = (app.As(Role.Secretary), app.As(Role.Administrator));
        var defined = (await secretary.PutAsync(path, TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        (await administrator.PostAsync($"{path}/preparation/approval", null, ("If-Match", defined.ETag!))).Problem
            .ShouldBe("preparation-non-envoyee");
        var sent = (await secretary.PostAsync($"{path}/preparation/sending")).Ok();

        (await administrator.PostAsync($"{path}/opening")).Problem.ShouldBe("preparation-non-approuvee");
        (await administrator.PostAsync($"{path}/preparation/approval")).Problem.ShouldBe("version-non-precisee");
        (await administrator.PostAsync($"{path}/preparation/approval", null, ("If-Match", defined.ETag!))).Problem
            .ShouldBe("version-depassee");
        (await secretary.PutAsync(path, TestCalls.Rules, ("If-Match", sent.ETag!))).Problem.ShouldBe("preparation-envoyee");
        (await administrator.PostAsync($"{path}/preparation/return", new { reason = " " })).Problem.ShouldBe("renvoi-mal-motive");
        (await administrator.PostAsync($"{path}/preparation/approval", null, ("If-Match", sent.ETag!))).Ok().String("step")
            .ShouldBe("approved");
        (await administrator.PostAsync($"{path}/opening")).Ok();
    }

    private static string NewId() => $"prepare-{Guid.CreateVersion7().ToString("N")[20..]}";

    private async Task AccountAsync(Role role) => (await app.As(Role.Administrator).PutAsync(
        "/api/accounts",
        new
        {
            address = role == Role.Secretary ? "secretariat@exemple.invalid" : "administration@exemple.invalid",
            roles = new[] { role },
            id = Cli.TokenCommand.DefaultId(role),
        },
        ("If-None-Match", "*"))).Ok();

    private async Task<string[]> InboxAsync(string address)
    {
        await app.SettleAsync();
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        return [.. inbox.Page.QuerySelectorAll($"[data-destinataire='{address}'] h2").Select(subject => subject.TextContent.Trim())];
    }
}
