using System.Globalization;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;
using Territoires.Web.Desk.Questions;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Management;

public sealed class QuestionsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] EveryStep = ["porteurs", "projet", "le-site", "pieces", "depot"];

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Questions_of_every_kind_are_written_previewed_and_asked_of_applicants()
    {
        var (id, administrator) = await EditorAsync();
        await administrator.SubmitAsync("Ajouter une rubrique");
        administrator.Text.ShouldContain("Vos changements ne sont pas encore enregistrés.");
        await AddAsync(administrator, QuestionKind.Text, "Nom du site");
        await AddAsync(administrator, QuestionKind.LongText, "Histoire du site", ("max", "1200"));
        await AddAsync(administrator, QuestionKind.Number, "Surface", ("max", "10 000"), ("required", "oui"));
        await AddAsync(administrator, QuestionKind.Money, "Coût");
        await AddAsync(administrator, QuestionKind.Date, "Début");
        await AddAsync(administrator, QuestionKind.Choice, "État", ("choices", "Friche\nTerrain nu"), ("help", "Au jour du dépôt."));
        await AddAsync(administrator, QuestionKind.Territory, "Commune du site");
        await AddAsync(administrator, QuestionKind.Document, "Plan", ("required", "oui"));
        await AddAsync(administrator, QuestionKind.SeveralChoices, "Usages", ("choices", "Atelier\nBureau"), ("max", "2"));
        (await FormAsync(id)).ShouldBeEmpty("nothing is saved before it is asked");

        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-title", "Le site"));

        administrator.Text.ShouldContain("Les questions sont enregistrées.");
        var section = (await FormAsync(id)).ShouldHaveSingleItem();
        (section.Key, section.Title).ShouldBe(("le-site", "Le site"));
        section.Questions.Select(question => question.Key)
            .ShouldBe(["nom-du-site", "histoire-du-site", "surface", "cout", "debut", "etat", "commune-du-site", "plan", "usages"]);
        section.Questions.Select(question => question.Kind).ShouldBe(Enum.GetValues<QuestionKind>());
        section.Questions[2].ShouldBe(new Question("surface", "Surface", QuestionKind.Number, Required: true, Max: 10_000));
        section.Questions[5].Choices.ShouldBe([new Option("friche", "Friche"), new Option("terrain-nu", "Terrain nu")]);

        foreach (var step in EveryStep)
        {
            await administrator.OpenAsync($"/gestion/appels/{id}/formulaire/apercu/{step}");
            administrator.Status.ShouldBe(200);
            administrator.Page.QuerySelectorAll(
                "main form input:not([type=hidden]), main form textarea, main form select, main form button")
                .ShouldAllBe(field => field.Closest("fieldset[disabled]") != null, "a preview is not filled");
            administrator.Page.QuerySelectorAll("main a[href]")
                .ShouldAllBe(
                    link => !link.GetAttribute("href")!.StartsWith("/candidatures/", StringComparison.Ordinal),
                    "nothing leads to a draft that is not there");
        }

        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{id}/formulaire/apercu/le-site")).Text.ShouldContain(
            "Histoire du site (facultatif) 1 200 caractères au plus.".Replace("1 200", "1\u202f200", StringComparison.Ordinal));
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{id}/opening")).Ok();
        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{id}/formulaire/apercu/le-site")).Title.ShouldStartWith("Le site");
        await administrator.OpenAsync($"/gestion/appels/{id}/formulaire");
        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty("the questions are frozen");
        administrator.Text.ShouldContain("Surface – nombre, obligatoire");
        await app.SettleAsync();
    }

    [Fact]
    public async Task Sections_and_questions_move_and_go_and_nothing_typed_is_lost()
    {
        var (id, administrator) = await EditorAsync(Section("un", "Un", "a", "b", "c"), Section("deux", "Deux", "d"));

        await administrator.SubmitAsync("Monter la question 1.3", ("form-0-questions-0-label", "Récrite"));
        administrator.ValueOf("form-0-questions-1-label").ShouldBe("Question c");
        await administrator.SubmitAsync("Descendre la question 1.1");
        await administrator.SubmitAsync("Retirer la question 1.3");
        await administrator.SubmitAsync("Descendre la rubrique 1");
        await administrator.SubmitAsync("Ajouter une question dans la rubrique 1", ("nouvelle-0", nameof(QuestionKind.Text)));
        administrator.ValueOf("form-1-questions-1-label").ShouldBe("Récrite");
        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-questions-1-label", "Question d"));

        var form = await FormAsync(id);
        form.Select(section => section.Key).ShouldBe(["deux", "un"]);
        form[0].Questions.Select(question => question.Key).ShouldBe(["d", "question-d"]);
        form[1].Questions.Select(question => (question.Key, question.Label))
            .ShouldBe([("c", "Question c"), ("a", "Récrite")], "a question keeps its key when its words change");
        await administrator.SubmitAsync("Retirer la rubrique 1 et ses questions");
        await administrator.SubmitAsync("Enregistrer les questions");
        (await FormAsync(id)).ShouldHaveSingleItem().Key.ShouldBe("un");
    }

    [Fact]
    public async Task Every_fault_is_said_at_once_at_its_field_and_what_was_typed_stays()
    {
        var (id, administrator) = await EditorAsync(Section("un", "Un", "a", "b"));
        await administrator.SubmitAsync("Ajouter une rubrique");

        await administrator.SubmitAsync("Enregistrer les questions",
            ("form-0-title", " "), ("form-0-questions-0-label", ""), ("form-0-questions-0-max", "beaucoup"),
            ("form-0-questions-1-kind", nameof(QuestionKind.Choice)), ("form-1-title", "Vide"));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(
            ["form-0-questions-0-max", "form-0-title", "form-0-questions-0-label", "form-0-questions-1-choices", "form-1-questions"],
            ignoreOrder: true);
        administrator.ValueOf("form-0-questions-0-max").ShouldBe("beaucoup");
        administrator.ValueOf("form-1-title").ShouldBe("Vide");
        (await FormAsync(id)).ShouldHaveSingleItem().Title.ShouldBe("Un");
    }

    [Fact]
    public async Task One_question_too_long_is_named_and_the_others_are_saved()
    {
        var (id, administrator) = await EditorAsync(Section("un", "Un", "a", "b"), Section("deux", "Deux", "c"));
        await administrator.SubmitAsync("Ajouter une question dans la rubrique 2", ("nouvelle-1", nameof(QuestionKind.Text)));
        var tooLong = new string('x', 301);

        await administrator.SubmitAsync("Enregistrer les questions",
            ("form-0-title", "Un récrit"), ("form-0-questions-0-label", tooLong), ("form-0-questions-1-label", "B récrite"),
            ("form-1-questions-0-label", "C récrite"), ("form-1-questions-1-label", ""));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.Distinct().ShouldBe(["form-0-questions-0-label", "form-1-questions-1-label"], ignoreOrder: true);
        administrator.Text.ShouldContain("Le reste de la page est enregistré.");
        administrator.ValueOf("form-0-questions-0-label").ShouldBe(tooLong, "nothing typed is lost");
        var form = await FormAsync(id);
        form.Select(section => section.Title).ShouldBe(["Un récrit", "Deux"]);
        form.SelectMany(section => section.Questions).Select(question => question.Label)
            .ShouldBe(["Question a", "B récrite", "C récrite"], "what is new and wrong waits");

        await administrator.SubmitAsync(
            "Enregistrer les questions", ("form-0-questions-0-label", "A récrite"), ("form-1-questions-1-label", "Nouvelle"));
        administrator.Text.ShouldContain("Les questions sont enregistrées.");
        (await FormAsync(id)).SelectMany(section => section.Questions).Select(question => question.Label)
            .ShouldBe(["A récrite", "B récrite", "C récrite", "Nouvelle"]);
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_is_a_choice_between_two_versions()
    {
        var (id, administrator) = await EditorAsync(Section("un", "Un", "a"));
        var late = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/formulaire");
        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-title", "Premier"));

        await late.SubmitAsync("Enregistrer les questions", ("form-0-title", "Second"));
        late.Status.ShouldBe(412);
        late.ValueOf("form-0-title").ShouldBe("Second");
        await late.SubmitAsync("Enregistrer les questions");

        (await FormAsync(id)).ShouldHaveSingleItem().Title.ShouldBe("Second");
    }

    [Fact]
    public async Task Whoever_only_reads_and_whoever_comes_after_the_opening_change_nothing()
    {
        var (id, administrator) = await EditorAsync(Section("un", "Un", "a"));
        var auditor = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{id}/formulaire");
        auditor.Text.ShouldContain("Question a – texte court, facultatif");
        auditor.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{id}/formulaire")).Status.ShouldBe(404, "the call is not open");
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{id}/opening")).Ok();

        await administrator.SubmitAsync("Enregistrer les questions", ("form-0-title", "Trop tard"));

        administrator.Status.ShouldBeOneOf(409, 412);
        administrator.Text.ShouldContain("figé");
        (await FormAsync(id)).ShouldHaveSingleItem().Title.ShouldBe("Un");
        (await administrator.OpenAsync($"/gestion/appels/{id}/formulaire/apercu/nulle-part")).Status.ShouldBe(404);
    }

    [Fact]
    public void A_key_comes_from_the_words_and_is_free()
    {
        var taken = new HashSet<string> { "cout" };

        WordKeys.NewOf("Coût", "question", taken).ShouldBe("cout-2");
        WordKeys.NewOf("L’œuvre – à Évry ?", "question", taken).ShouldBe("l-oeuvre-a-evry");
        WordKeys.NewOf("???", "question", taken).ShouldBe("question");
        QuestionKeys.Choices("Oui\nnsp ; Ne se prononce pas\nOui")
            .ShouldBe([new("oui", "Oui"), new("nsp", "Ne se prononce pas"), new("oui-2", "Oui")]);
        QuestionKeys.Lines(QuestionKeys.Choices("Oui\nnsp ; Ne se prononce pas")).ShouldBe("Oui\nnsp ; Ne se prononce pas");
    }

    private static FormSection Section(string key, string title, params string[] questions) =>
        new(key, title, [.. questions.Select(question => new Question(question, $"Question {question}", QuestionKind.Text))]);

    /// <summary>Adds a question of a kind to the first section and fills it; what is typed comes back with the next gesture.</summary>
    private static async Task AddAsync(Desk desk, QuestionKind kind, string label, params (string Field, string Value)[] fields)
    {
        await desk.SubmitAsync("Ajouter une question dans la rubrique 1", ("nouvelle-0", kind.ToString()));
        var at = string.Create(
            CultureInfo.InvariantCulture, $"form-0-questions-{desk.Page.QuerySelectorAll(".territoires-question").Length - 1}");
        await desk.SubmitAsync(
            "Changer de genre la question "
                + $"1.{desk.Page.QuerySelectorAll(".territoires-question").Length.ToString(CultureInfo.InvariantCulture)}",
            [($"{at}-label", label), .. fields.Select(field => ($"{at}-{field.Field}", field.Value))]);
        desk.ValueOf($"{at}-label").ShouldBe(label);
    }

    private async Task<(string Id, Desk Administrator)> EditorAsync(params FormSection[] form)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"questions-{Guid.CreateVersion7().ToString("N")[20..]}");
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{id}", TestCalls.Rules with { Form = form }, ("If-None-Match", "*"))).Ok();
        return (id, await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/formulaire"));
    }

    private async Task<IReadOnlyList<FormSection>> FormAsync(string id) =>
        (await ((CallStore)app.Services.GetService(typeof(CallStore))!).ReadAsync(id, CancellationToken.None)).Rules.Form;
}
