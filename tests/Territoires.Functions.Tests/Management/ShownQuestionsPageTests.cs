using AngleSharp.Html.Dom;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>Which answers a laureate is shown with, said on the page of the questions, without JavaScript.</summary>
public sealed class ShownQuestionsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly FormSection Section = new("un", "Un",
    [
        new Question("a", "Question a", QuestionKind.LongText), new Question("b", "Question b", QuestionKind.Text),
        new Question("c", "Question c", QuestionKind.Number),
    ]);

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task An_answer_is_shown_as_what_suits_its_kind_and_one_alone_is_the_theme()
    {
        var (id, administrator) = await EditorAsync(showsAnswers: true);
        administrator.Text.ShouldContain("La réponse à une question peut se montrer sur la page d’un lauréat");
        Offered(administrator, "0").ShouldBe(["", "Theme", "Ambitions"]);
        Offered(administrator, "1").ShouldBe(["", "Theme", "Ambitions", "PhotoCredit"]);
        Offered(administrator, "2").ShouldBeNull();

        await administrator.SubmitAsync(
            "Enregistrer les questions", ("form-0-questions-0-shownAs", "Theme"), ("form-0-questions-1-shownAs", "Theme"));
        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.Distinct().ShouldBe(["form-0-questions-1-shownAs"]);
        administrator.ValueOf("form-0-questions-1-shownAs").ShouldBe("Theme");
        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-questions-1-shownAs", "PhotoCredit"));

        administrator.Text.ShouldContain("Les questions sont enregistrées.");
        (await RulesAsync(id)).Questions.Select(question => question.ShownAs).ShouldBe([ShownAs.Theme, ShownAs.PhotoCredit, null]);
        administrator.ValueOf("form-0-questions-0-shownAs").ShouldBe("Theme");
        await administrator.SubmitAsync("Descendre la question 1.1");
        administrator.ValueOf("form-0-questions-1-shownAs").ShouldBe("Theme", "it moves with its question");
        (await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{id}/formulaire")).Text
            .ShouldContain("Question a – texte long, facultatif, montrée sur la page du lauréat comme la thématique");
    }

    [Fact]
    public async Task A_call_of_before_stays_as_it_was_and_so_does_one_that_begins_from_it()
    {
        var (id, administrator) = await EditorAsync(showsAnswers: false);
        administrator.Text.ShouldContain("sa thématique, sa présentation et ses ambitions");
        Offered(administrator, "1").ShouldBeNull();

        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-questions-1-label", "Récrite"));
        await administrator.OpenAsync($"/gestion/appels/{id}/reglement");
        await administrator.SubmitAsync("Enregistrer le règlement", ("title", "Un autre titre"));
        (await RulesAsync(id)).ShowsAnswers.ShouldBeFalse();

        var copy = NewId();
        await administrator.OpenAsync($"/gestion/nouvel-appel?depuis={id}&dates=decalees&ouverture=2027-01-11");
        await administrator.SubmitAsync("Créer l’appel", ("id", copy));
        (await RulesAsync(copy)).ShowsAnswers.ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_from_a_blank_page_asks_neither_theme_nor_ambitions_nor_credit()
    {
        var id = NewId();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");
        await administrator.SubmitAsync("Créer l’appel", ("id", id), ("title", "Appel à lieux"), ("organiser", "Direction fictive"));
        (await RulesAsync(id)).ShowsAnswers.ShouldBeTrue();
        await administrator.OpenAsync($"/gestion/appels/{id}/reglement");
        await administrator.SubmitAsync("Enregistrer le règlement", ("title", "Appel à d’autres lieux"));
        (await RulesAsync(id)).ShowsAnswers.ShouldBeTrue("what is written anew stays so");

        await administrator.OpenAsync($"/gestion/appels/{id}/formulaire/apercu/projet");

        administrator.Page.QuerySelectorAll("main fieldset [name]").Select(field => field.GetAttribute("name"))
            .Where(name => name is "title" or "theme" or "summary" or "ambitions" or "photoCredit").ShouldBe(["title", "summary"]);
    }

    private static IEnumerable<string?>? Offered(Desk desk, string question) =>
        desk.Page.QuerySelector($"select[name='form-0-questions-{question}-shownAs']") is IHtmlSelectElement select
            ? select.QuerySelectorAll("option").Select(option => option.GetAttribute("value"))
            : null;

    private static string NewId() => $"montre-{Guid.CreateVersion7().ToString("N")[20..]}";

    private async Task<(string Id, Desk Administrator)> EditorAsync(bool showsAnswers)
    {
        var id = NewId();
        var rules = TestCalls.Rules with { ShowsAnswers = showsAnswers, Form = [Section] };
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{id}", rules, ("If-None-Match", "*"))).Ok();
        return (id, await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/formulaire"));
    }

    private async Task<CallRules> RulesAsync(string id) =>
        (await ((CallStore)app.Services.GetService(typeof(CallStore))!).ReadAsync(id, CancellationToken.None)).Rules;
}
