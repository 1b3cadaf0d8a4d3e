using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>Questions asked of some only, and of each of several, on pages without JavaScript and through the API.</summary>
public sealed class ConditionalQuestionsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly FormSection[] Form =
    [
        new("site", "Le site",
        [
            new("pollue", "Le site est-il pollué\u00a0?", QuestionKind.Choice, Required: true,
                Choices: [new("oui", "Oui"), new("non", "Non")]),
            new("etude", "Étude de pollution", QuestionKind.Text, Required: true, OnlyIf: new Condition("pollue", ["oui"])),
            new("usages", "Usages", QuestionKind.SeveralChoices, Choices: [new("atelier", "Atelier"), new("bureau", "Bureau")]),
        ]),
        new("partenaires", "Les partenaires",
        [
            new("nom", "Nom", QuestionKind.Text, Required: true),
            new("montant", "Montant", QuestionKind.Money),
        ],
        Repeat: new Repeat("partenaire", 3)),
    ];

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_question_says_in_words_when_it_is_asked_and_is_required_only_then()
    {
        var (desk, id) = await DraftAsync("site");

        desk.Page.QuerySelector("[data-question=answers-etude]")!.GetAttribute("data-si").ShouldBe("answers-pollue");
        desk.Text.ShouldContain("À remplir seulement si la réponse à « Le site est-il pollué ? » est « Oui ».");
        await desk.SubmitAsync("Enregistrer", ("answers-pollue", "oui"), ("answers-usages", "atelier"), ("answers-usages", "bureau"));
        (await desk.OpenAsync($"/candidatures/{id}/etapes/depot")).Text.ShouldContain("Répondez à « Étude de pollution »");
        await desk.OpenAsync($"/candidatures/{id}/etapes/site");
        desk.Page.QuerySelectorAll("#answers-usages input[checked]").Length.ShouldBe(2);
        await desk.SubmitAsync("Enregistrer", ("answers-etude", "Faite"), ("answers-pollue", "oui"));
        await desk.SubmitAsync("Enregistrer", ("answers-pollue", "non"));
        desk.ValueOf("answers-etude").ShouldBe("Faite", "nobody loses what they wrote");
        await desk.OpenAsync($"/candidatures/{id}/etapes/depot");
        desk.Text.ShouldNotContain("Répondez à « Étude de pollution »");
        desk.Text.ShouldContain("Atelier, Bureau");
        desk.Text.ShouldNotContain("Faite");
    }

    [Fact]
    public async Task Partners_are_added_and_taken_out_by_buttons_and_nothing_typed_is_lost()
    {
        var (desk, id) = await DraftAsync("partenaires");
        desk.Page.QuerySelectorAll("main h2").Select(title => title.TextContent).ShouldContain("Partenaire 1");

        await desk.SubmitAsync("Ajouter partenaire", ("answers-nom-1", "Ville"), ("answers-montant-1", "1 500"));
        desk.ValueOf("answers-nom-1").ShouldBe("Ville");
        await desk.SubmitAsync("Ajouter partenaire", ("answers-nom-2", "Agence"));
        desk.Offers("Ajouter partenaire").ShouldBeFalse("three is the most");
        await desk.SubmitAsync("Enregistrer", ("answers-nom-3", "Région"), ("answers-montant-3", "beaucoup"));
        desk.FaultyFields.ShouldBe(["answers-montant-3"]);
        desk.ValueOf("answers-montant-3").ShouldBe("beaucoup");
        await desk.SubmitAsync("Retirer partenaire 1", ("answers-montant-3", "20"));
        (desk.ValueOf("answers-nom-1"), desk.ValueOf("answers-nom-2"), desk.ValueOf("answers-montant-2"))
            .ShouldBe(("Agence", "Région", "20"));

        var draft = (await app.As(Role.Applicant).GetAsync($"/api/applications/{id}")).Ok();
        draft.Json.GetProperty("answers").EnumerateObject().Select(answer => $"{answer.Name}={answer.Value}")
            .ShouldBe(["nom.1=Agence", "nom.2=Région", "montant.2=2000"], ignoreOrder: true);
        (await desk.OpenAsync($"/candidatures/{id}/etapes/depot")).Text.ShouldContain("Montant (partenaire 2)");
    }

    [Fact]
    public async Task The_desk_reads_and_compares_what_is_asked_of_each_and_programs_are_refused_with_the_path()
    {
        var first = await SubmittedAsync("Ville", ("nom.1", "Ville"), ("pollue", "non"), ("etude", "Cachée"));
        var other = await SubmittedAsync(
            "Agence", first.Call, ("nom.1", "Ville"), ("nom.2", "Agence"), ("pollue", "oui"), ("etude", "Lue"));
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{first.Call}/recevabilite/{first.Id}");
        secretary.Text.ShouldContain("Nom (partenaire 1)");
        secretary.Text.ShouldNotContain("Cachée");
        (await app.As(Role.Secretary).GetAsync($"/api/applications/{first.Id}")).Text.ShouldNotContain("Cach");

        await secretary.OpenAsync($"/gestion/appels/{first.Call}/comparaison?dossier={first.Id}&dossier={other.Id}");
        secretary.Text.ShouldContain("Nom (partenaire 2)");
        secretary.Text.ShouldContain("Lue");
        secretary.Text.ShouldNotContain("Cachée");
    }

    [Fact]
    public async Task A_form_is_given_its_condition_and_its_repetition_on_its_page()
    {
        var call = $"essai-{Guid.CreateVersion7().ToString("N")[20..]}";
        var site = Form[0] with { Questions = [Form[0].Questions[0], Form[0].Questions[2]] };
        var rules = CommissionPlan.RulesAt(app.Now) with { Form = [site] };
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{call}", rules, ("If-None-Match", "*"))).Ok();
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/formulaire");

        await desk.SubmitAsync("Ajouter une question dans la rubrique 1", ("nouvelle-0", "Text"));
        await desk.SubmitAsync(
            "Enregistrer les questions", ("form-0-questions-2-label", "Étude"), ("form-0-questions-2-onlyIf", "pollue:oui"));
        await desk.SubmitAsync("Ajouter une rubrique");
        await desk.SubmitAsync("Ajouter une question dans la rubrique 2", ("nouvelle-1", "Text"));
        await desk.SubmitAsync(
            "Enregistrer les questions", ("form-1-title", "Partenaires"), ("form-1-questions-0-label", "Nom"),
            ("form-1-repeat-of", "partenaire"), ("form-1-repeat-most", "50"));
        desk.FaultyFields.ShouldBe(["form-1-repeat-most"]);
        await desk.SubmitAsync("Enregistrer les questions", ("form-1-repeat-most", "5"), ("form-1-repeat-least", "2"));

        desk.Text.ShouldContain("Les questions sont enregistrées.");
        desk.ValueOf("form-0-questions-2-onlyIf").ShouldBe("pollue:oui");
        var saved = (await app.As(Role.Administrator).GetAsync($"/api/calls/{call}/rules")).Ok().Json.GetProperty("form");
        saved[0].GetProperty("questions")[2].GetProperty("onlyIf").GetProperty("answers")[0].GetString().ShouldBe("oui");
        var repeat = saved[1].GetProperty("repeat");
        (repeat.GetProperty("of").GetString(), repeat.GetProperty("least").GetInt32(), repeat.GetProperty("most").GetInt32())
            .ShouldBe(("partenaire", 2, 5));
        (await desk.OpenAsync($"/gestion/appels/{call}/formulaire/apercu/partenaires")).Text.ShouldContain("Nom (partenaire 2)");
    }

    private async Task<(Desk Desk, string Id)> DraftAsync(string step)
    {
        var call = await app.OpenCallAsync(CommissionPlan.RulesAt(app.Now) with { Form = Form });
        var path = await app.As(Role.Applicant).CompleteDraftAsync(call);
        var id = path.Split('/')[^1];
        return (await Desk.Of(app, Role.Applicant).OpenAsync($"/candidatures/{id}/etapes/{step}"), id);
    }

    private async Task<(string Call, string Id)> SubmittedAsync(string key, params (string, string)[] answers) =>
        await SubmittedAsync(key, await app.OpenCallAsync(CommissionPlan.RulesAt(app.Now) with { Form = Form }), answers);

    private async Task<(string Call, string Id)> SubmittedAsync(string key, string call, params (string Key, string Answer)[] answers)
    {
        var applicant = app.As(Role.Applicant);
        var path = await applicant.CompleteDraftAsync(call, key.ToLowerInvariant());
        var tag = (await applicant.GetAsync(path)).ETag!;
        var refused = await applicant.PatchAsync(
            path, new { answers = new Dictionary<string, string> { ["nom.4"] = "Trop" } }, ("If-Match", tag));
        refused.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("answers.nom.4");
        (await applicant.PatchAsync(
            path, new { answers = answers.ToDictionary(answer => answer.Key, answer => answer.Answer) }, ("If-Match", tag))).Ok();
        (await applicant.SubmitAsync(path, key.ToLowerInvariant())).Ok();
        await app.SettleAsync();
        return (call, path.Split('/')[^1]);
    }
}
