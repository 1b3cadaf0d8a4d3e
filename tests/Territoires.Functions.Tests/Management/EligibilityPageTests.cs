using AngleSharp.Dom;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class EligibilityPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_refusal_without_reasons_comes_back_with_the_choice_and_its_fault()
    {
        var (journey, secretary) = await FileAsync();

        await secretary.SubmitAsync("Enregistrer la décision", ("admissible", "non"), ("reasons", " \n"));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["reasons"]);
        secretary.Page.QuerySelector("#admissible-non")!.HasAttribute("checked").ShouldBeTrue("nothing chosen is lost");
        await secretary.SubmitAsync("Enregistrer la décision", ("reasons", "Hors du territoire.\n\nPièce illisible."));
        secretary.Title.ShouldBe("Confirmer la décision");
        secretary.Page.QuerySelector("#consequences")!.TextContent.ShouldContain("Le jury ne l’examinera pas.");
        (await Desk.Of(app, Role.Secretary).OpenAsync(FileOf(journey))).Offers("Enregistrer la décision")
            .ShouldBeTrue("nothing is saved yet");
        await secretary.SubmitAsync("Déclarer non recevable");
        secretary.Title.ShouldBe("Recevabilité");
        await secretary.OpenAsync(FileOf(journey));
        secretary.Text.ShouldContain("La candidature est non recevable.");
        secretary.Text.ShouldContain("Pièce illisible.");
        secretary.Offers("Enregistrer la décision").ShouldBeFalse();
    }

    [Fact]
    public async Task A_decision_taken_by_mistake_is_changed_with_a_reason_and_both_stay_in_the_file()
    {
        var (journey, secretary) = await FileAsync();
        (await journey.Secretary.PostAsync(
            $"{journey.First.Path}/eligibility", new { admissible = false, reasons = new[] { "Pièce illisible." } })).Ok();
        await secretary.OpenAsync(FileOf(journey));

        await secretary.SubmitAsync("Changer la décision", ("admissible", "oui"), ("reasons", ""));
        secretary.Status.ShouldBe(409);
        await secretary.SubmitAsync("Changer la décision", ("admissible", "oui"), ("reasons", ""), ("revision", "La pièce se lit."));
        secretary.Title.ShouldBe("Confirmer la décision");
        await secretary.SubmitAsync("Déclarer recevable");

        await secretary.OpenAsync(FileOf(journey));
        secretary.Text.ShouldContain("La candidature est recevable.");
        secretary.Text.ShouldContain("D’abord déclarée non recevable, puis changée : La pièce se lit.");
    }

    [Fact]
    public async Task A_recusal_declared_by_mistake_is_lifted_from_the_file()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Status.ShouldBe(204);
        (await journey.Juror(2).GetAsync(journey.First.Path)).Status.ShouldBe(404);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync(FileOf(journey));

        await secretary.SubmitAsync("Lever le déport", ("juror", "juror-2"));
        secretary.Status.ShouldBe(422);
        await secretary.SubmitAsync("Lever le déport", ("juror", "juror-2"), ("reason", "Erreur de dossier."));

        secretary.Status.ShouldBe(200);
        (await journey.Juror(2).GetAsync(journey.First.Path)).Status.ShouldBe(200);
        (await journey.Secretary.PostAsync($"{journey.First.Path}/recusals/lifting", new { juror = "juror-2", reason = "Encore." })).Problem
            .ShouldBe("pas-de-deport");
    }

    [Fact]
    public async Task No_choice_is_asked_for_and_the_reasons_typed_stay()
    {
        var (_, secretary) = await FileAsync();

        await secretary.SubmitAsync("Enregistrer la décision", ("reasons", "Une raison."));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["admissible"]);
        secretary.ValueOf("reasons").ShouldBe("Une raison.");
    }

    [Fact]
    public async Task A_decision_taken_meanwhile_is_said_and_not_overwritten()
    {
        var (journey, secretary) = await FileAsync();
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();

        await secretary.SubmitAsync("Enregistrer la décision", ("admissible", "non"), ("reasons", "Trop tard."));

        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("La recevabilité est déjà décidée.");
        secretary.Text.ShouldContain("La candidature est recevable.");
    }

    [Fact]
    public async Task Ticking_nothing_is_explained_and_decides_nothing()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");

        await secretary.SubmitAsync("Déclarer recevables les candidatures cochées");

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["ids"]);
        secretary.Text.ShouldContain("dont 3 sans décision");
    }

    [Fact]
    public async Task Seeing_the_list_before_confirming_decides_nothing()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");

        await secretary.SubmitAsync("Déclarer recevables les candidatures cochées", ("ids", journey.First.Id));

        secretary.Page.QuerySelector("#choisies")!.TextContent.ShouldContain(journey.First.Number);
        await secretary.SubmitAsync("Revenir à la liste", ("ids", journey.First.Id));
        secretary.Text.ShouldContain("dont 3 sans décision");
        secretary.Page.QuerySelectorAll("[name='ids'][checked]").ShouldHaveSingleItem().GetAttribute("value")
            .ShouldBe(journey.First.Id, "what was chosen stays chosen");
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Authority)]
    public async Task Whoever_only_reads_has_no_form(Role role)
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var reader = await Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");

        reader.Text.ShouldContain(journey.First.Number);
        reader.Page.QuerySelectorAll("main form[method=post] button").ShouldBeEmpty();
        await reader.FollowAsync(CommissionPlan.NameOf(0));
        reader.Status.ShouldBe(200);
        reader.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_application_of_another_call_is_not_found_under_this_one()
    {
        var one = await CommissionJourney.OpenAsync(app);
        var other = await CommissionJourney.OpenAsync(app);

        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{one.Call}/recevabilite/{other.First.Id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_document_is_called_what_the_rules_of_the_call_call_it()
    {
        var call = await app.OpenCallAsync(TestCalls.Rules with
        {
            RequiredDocuments = [],
            Form =
            [
                new FormSection("le-site", "Le site", [new Question("plan", "Plan de situation", QuestionKind.Document, Required: true)]),
            ],
        });
        var applicant = app.As(Role.Applicant);
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "plan"))).Ok();
        var path = draft.Location!;
        (await applicant.PatchAsync(path, TestCalls.Content, ("If-Match", draft.ETag!))).Ok();
        var joined = (await applicant.PutPdfAsync($"{path}/documents/plan", TestCalls.Pdf(), ("If-None-Match", "*"))).Ok();

        var receipt = (await applicant.SubmitAsync(path)).Ok();

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/recevabilite/{path.Split('/')[^1]}");
        Fact(secretary, "Plan de situation").QuerySelector("a")!.GetAttribute("href").ShouldBe($"{path}/documents/plan");
        joined.String("label").ShouldBe("Plan de situation");
        foreach (var answer in new[] { receipt, (await applicant.GetAsync(path)).Ok() })
        {
            answer.Json.GetProperty("documents")[0].GetProperty("label").GetString().ShouldBe("Plan de situation");
        }

        var rules = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/reglement");
        Fact(rules, "Pièces demandées").TextContent.ShouldBe("Plan de situation");
    }

    private static IElement Fact(Desk desk, string name) =>
        desk.Page.QuerySelectorAll("dt").Single(term => term.TextContent == name).NextElementSibling!;

    private static string FileOf(CommissionJourney journey) => $"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}";

    private async Task<(CommissionJourney Journey, Desk Secretary)> FileAsync()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        return (journey, await Desk.Of(app, Role.Secretary).OpenAsync(FileOf(journey)));
    }
}
