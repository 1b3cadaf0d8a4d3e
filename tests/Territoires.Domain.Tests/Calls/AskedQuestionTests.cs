using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>Questions asked of some only, of several, and in several answers.</summary>
public sealed class AskedQuestionTests
{
    private static readonly Option[] Yes = [new("oui", "Oui"), new("non", "Non")];

    private static readonly Question Polluted = new("pollue", "Pollué", QuestionKind.Choice, Choices: Yes);

    private static readonly Question Studied =
        new("etude", "Étude faite", QuestionKind.Choice, Required: true, Choices: Yes, OnlyIf: new Condition("pollue", ["oui"]));

    private static readonly Question Cost =
        new("cout", "Coût", QuestionKind.Money, Required: true, OnlyIf: new Condition("etude", ["oui", "non"]));

    private static readonly FormSection Partners = new(
        "partenaires", "Partenaires",
        [
            new Question("nom", "Nom", QuestionKind.Text, Required: true),
            new Question(
                "apport", "Apport", QuestionKind.SeveralChoices, Max: 1, Choices: [new("argent", "Argent"), new("temps", "Temps")]),
            new Question("montant", "Montant", QuestionKind.Money, Required: true, OnlyIf: new Condition("apport", ["argent"])),
        ],
        Repeat: new Repeat("partenaire", 3));

    private static readonly CallRules Asking = Rules with
    {
        Form = [new FormSection("site", "Site", [Polluted, Studied, Cost]), Partners],
    };

    /// <summary>What is wrong, the field at fault, the form.</summary>
    public static TheoryData<string, string, FormSection[]> Wrong => new()
    {
        { "a condition on what is asked later", "form[0].questions[0].onlyIf", [new("site", "Site", [Studied, Polluted])] },
        { "a condition on no choice", "form[0].questions[1].onlyIf",
            [new("site", "Site", [new("nom", "Nom", QuestionKind.Text), Cost with { OnlyIf = new Condition("nom", ["oui"]) }])] },
        { "a condition on an answer that is not offered", "form[0].questions[1].onlyIf",
            [new("site", "Site", [Polluted, Cost with { OnlyIf = new Condition("pollue", ["peut-etre"]) }])] },
        { "a condition on what is asked of several", "form[1].questions[0].onlyIf",
            [Partners, new("suite", "Suite", [Cost with { OnlyIf = new Condition("apport", ["argent"]) }])] },
        { "a document on no choice", "form[0].questions[1].onlyIf",
            [new("site", "Site", [Polluted, new("plan", "Plan", QuestionKind.Document, OnlyIf: new Condition("pollue", ["peut-etre"]))])] },
        { "nothing to repeat", "form[0].repeat.of", [Partners with { Repeat = new Repeat(" ", 3) }] },
        { "a repetition of one", "form[0].repeat.most", [Partners with { Repeat = new Repeat("partenaire", 1) }] },
        { "more at least than at most", "form[0].repeat.least", [Partners with { Repeat = new Repeat("partenaire", 3, 4) }] },
        { "nothing but a document of each", "form[0].questions",
            [new("sites", "Sites", [new("plan", "Plan", QuestionKind.Document)], Repeat: new Repeat("site", 3))] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_asked_so_is_one_fault_at_its_place(string why, string field, FormSection[] form) =>
        RulesCheck.Faults("essai", Rules with { Form = form }).Select(fault => fault.Field).ShouldBe([field], why);

    [Fact]
    public void A_question_is_required_only_where_it_is_asked_and_so_is_what_depends_on_it()
    {
        Missing(("nom.1", "Ville")).ShouldBeEmpty();
        Missing(("nom.1", "Ville"), ("pollue", "oui")).ShouldBe(["answers.etude"]);
        Missing(("nom.1", "Ville"), ("pollue", "oui"), ("etude", "non")).ShouldBe(["answers.cout"]);
        Missing(("nom.1", "Ville"), ("pollue", "non"), ("etude", "non")).ShouldBeEmpty("the study is not asked, hence not its cost");
    }

    [Fact]
    public void Each_that_is_told_of_answers_what_is_required_and_a_gap_is_named_by_its_place()
    {
        Missing().ShouldBe(["answers.nom.1"]);
        Missing(("nom.1", "Ville"), ("nom.3", "Agence")).ShouldBe(["answers.nom.2"]);
        Missing(("nom.1", "Ville"), ("apport.2", "argent")).ShouldBe(["answers.nom.2", "answers.montant.2"]);
    }

    [Fact]
    public void An_answer_to_one_too_many_or_to_no_choice_is_refused_at_its_key()
    {
        Malformed(("nom.3", "Agence")).ShouldBeEmpty();
        Malformed(("nom.4", "Agence")).ShouldBe(["answers.nom.4"]);
        Malformed(("nom", "Agence")).ShouldBe(["answers.nom"]);
        Malformed(("nom.01", "Agence")).ShouldBe(["answers.nom.01"]);
        Malformed(("apport.1", "argent,temps")).ShouldBe(["answers.apport.1"], "one at the most");
        Malformed(("apport.1", "argent,or")).ShouldBe(["answers.apport.1"]);
    }

    [Fact]
    public void What_is_not_asked_does_not_count_and_labels_say_of_which_they_are()
    {
        var answers = Answers(("pollue", "non"), ("etude", "oui"), ("nom.1", "Ville"));
        AskedQuestion.Counted(Asking, answers).Keys.ShouldBe(["pollue", "nom.1"], ignoreOrder: true);
        AskedQuestion.Find(Asking, "nom.2")!.Label.ShouldBe("Nom (partenaire 2)");
    }

    [Fact]
    public void A_change_of_the_second_partner_is_a_change_of_its_page()
    {
        var before = new ApplicationContent { Answers = Answers(("nom.1", "Ville")) };
        ApplicationPart.Changed(before, before with { Answers = Answers(("nom.1", "Ville"), ("nom.2", "Agence")) }, Asking)
            .ShouldBe([ApplicationPart.Section("partenaires")]);
    }

    private static string[] Missing(params (string, string)[] answers) =>
        [.. AnswerCheck.Missing(new ApplicationContent { Answers = Answers(answers) }, Asking).Select(fault => fault.Field)];

    private static string[] Malformed(params (string, string)[] answers) =>
        [.. AnswerCheck.Malformed(new ApplicationContent { Answers = Answers(answers) }, Asking).Select(fault => fault.Field)];

    private static Dictionary<string, string> Answers(params (string Key, string Answer)[] answers) =>
        answers.ToDictionary(answer => answer.Key, answer => answer.Answer, StringComparer.Ordinal);
}
