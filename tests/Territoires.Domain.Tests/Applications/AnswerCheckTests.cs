using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class AnswerCheckTests
{
    private static readonly CallRules Asking = Rules with
    {
        Form =
        [
            new FormSection("site", "Le site",
            [
                new Question("nom", "Nom du site", QuestionKind.Text, Required: true, Max: 20),
                new Question("recit", "Récit", QuestionKind.LongText, Max: 50),
                new Question("surface", "Surface", QuestionKind.Number, Max: 500),
                new Question("ecart", "Écart", QuestionKind.Number, Min: -10),
                new Question("cout", "Coût", QuestionKind.Money),
                new Question("debut", "Début", QuestionKind.Date),
                new Question(
                    "etat", "État", QuestionKind.Choice, Choices: [new Option("friche", "Friche"), new Option("occupe", "Occupé")]),
                new Question("commune", "Commune", QuestionKind.Territory),
                new Question("plan", "Plan", QuestionKind.Document, Required: true),
            ]),
        ],
    };

    private static readonly CallState Call = OpenCall with { Rules = Asking };

    [Theory]
    [InlineData("nom", "Les Forges")]
    [InlineData("recit", "Une ligne\net une autre")]
    [InlineData("surface", "12.5")]
    [InlineData("surface", "500")]
    [InlineData("ecart", "-5")]
    [InlineData("cout", "0")]
    [InlineData("cout", "149950")]
    [InlineData("debut", "2028-02-29")]
    [InlineData("etat", "friche")]
    [InlineData("commune", "2A004")]
    [InlineData("commune", "200054781")]
    public void An_answer_of_its_kind_is_kept(string key, string answer) => Edit(key, answer).Value.ShouldHaveSingleItem();

    [Theory]
    [InlineData("nom", "Un nom de plus de vingt lettres")]
    [InlineData("nom", "Deux\nlignes")]
    [InlineData("surface", "500.01")]
    [InlineData("surface", "douze")]
    [InlineData("surface", "1e3")]
    [InlineData("surface", "12,5")]
    [InlineData("surface", "-1")]
    [InlineData("surface", "1.1234567")]
    [InlineData("debut", "0001-01-01")]
    [InlineData("debut", "2201-01-01")]
    [InlineData("debut", "31/12/2026")]
    [InlineData("cout", "12.5")]
    [InlineData("cout", "-1")]
    [InlineData("debut", "2027-02-29")]
    [InlineData("etat", "Friche")]
    [InlineData("commune", "Roubaix")]
    [InlineData("plan", "un-fichier")]
    [InlineData("inconnue", "x")]
    public void Another_is_refused_at_its_field(string key, string answer) =>
        Edit(key, answer).Refusal.ShouldBeOfType<ApplicationRefusal.ContentUnacceptable>().Faults.ShouldHaveSingleItem().Field
            .ShouldBe($"answers.{key}");

    [Fact]
    public void Nothing_is_submitted_without_the_required_answers_and_documents()
    {
        var draft = Draft with { Content = Content, Documents = [Note] };
        var submit = new ApplicationCommand.Submit(Call, "cle", "essai-abc234", "digest");

        var refusal = ApplicationDecision.Decide(draft, submit, InWindow).Refusal.ShouldBeOfType<ApplicationRefusal.Incomplete>();
        refusal.Faults.ShouldHaveSingleItem().Field.ShouldBe("answers.nom");
        refusal.DocumentsMissing.ShouldBe([new MissingDocument("plan", "Plan")]);

        var answered = draft with
        {
            Content = Content with { Answers = new Dictionary<string, string> { ["nom"] = "Les Forges" } },
            Documents = [Note, Note with { Kind = "plan" }],
        };
        ApplicationDecision.Decide(answered, submit, InWindow).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_document_that_the_call_does_not_ask_for_is_refused()
    {
        ApplicationDecision.Decide(
            Draft, new ApplicationCommand.Attach(Note with { Kind = "plan" }, Call), InWindow).Value.ShouldHaveSingleItem();
        ApplicationDecision.Decide(Draft, new ApplicationCommand.Attach(Note with { Kind = "photo" }, Call), InWindow).Refusal
            .ShouldBeOfType<ApplicationRefusal.NoSuchDocument>();
    }

    private static Result<ApplicationFact[], ApplicationRefusal> Edit(string key, string answer) => ApplicationDecision.Decide(
        Draft, new ApplicationCommand.Edit(Content with { Answers = new Dictionary<string, string> { [key] = answer } }, Call), InWindow);
}
