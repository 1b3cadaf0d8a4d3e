using Territoires.Domain.Calls;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class FormCheckTests
{
    private static readonly Question Name = new("nom", "Nom", QuestionKind.Text);

    /// <summary>What is wrong, the field at fault, the form.</summary>
    public static TheoryData<string, string, FormSection[]> Wrong => new()
    {
        { "two sections of one key", "form[1].key",
            [new("site", "Le site", [Name]), new("site", "Le site", [Name with { Key = "autre" }])] },
        { "two questions of one key", "form[1].questions[0].key", [new("site", "Le site", [Name]), new("suite", "La suite", [Name])] },
        { "a key that a page of every form has", "form[0].key", [new("pieces", "Les pièces", [Name])] },
        { "a section without a question", "form[0].questions", [new("site", "Le site", [])] },
        { "no title", "form[0].title", [new("site", " ", [Name])] },
        { "a key with a capital", "form[0].questions[0].key", [new("site", "Le site", [Name with { Key = "Nom" }])] },
        { "no label", "form[0].questions[0].label", [new("site", "Le site", [Name with { Label = string.Empty }])] },
        { "one choice only", "form[0].questions[0].choices",
            [new("site", "Le site", [Name with { Kind = QuestionKind.Choice, Choices = [new Option("oui", "Oui")] }])] },
        { "the same choice twice", "form[0].questions[0].choices",
            [new("site", "Le site",
                [Name with { Kind = QuestionKind.Choice, Choices = [new Option("oui", "Oui"), new Option("oui", "Si")] }])] },
        { "choices where there is nothing to choose", "form[0].questions[0].choices",
            [new("site", "Le site", [Name with { Choices = [new Option("oui", "Oui"), new Option("non", "Non")] }])] },
        { "a limit of nothing", "form[0].questions[0].max", [new("site", "Le site", [Name with { Max = 0 }])] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_asked_is_one_fault_at_its_place(string why, string field, FormSection[] form) =>
        RulesCheck.Faults("essai", Rules with { Form = form }).Select(fault => fault.Field).ShouldBe([field], why);

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var form = new FormSection[]
        {
            new("site", string.Empty,
                [Name with { Label = string.Empty, Max = 0 }, new("etat", "État", QuestionKind.Choice, Help: new string('x', 1001))]),
                new("vide", "Vide", []),
        };

        FormCheck.Faults(form).Select(fault => fault.Field).ShouldBe(
            ["form[0].title", "form[0].questions[0].label", "form[0].questions[0].max", "form[0].questions[1].help",
                "form[0].questions[1].choices", "form[1].questions"]);
    }

    [Fact]
    public void A_form_that_nobody_would_fill_is_refused() =>
        FormCheck.Faults(
            [.. Enumerable.Range(1, 21).Select(
                place => new FormSection($"rubrique-{place}", "Rubrique", [new($"question-{place}", "Question", QuestionKind.Text)]))])
            .Select(fault => fault.Field).ShouldBe(["form"]);

    [Fact]
    public void Sound_questions_are_asked() => RulesCheck.Faults("essai", Rules with
    {
        Form =
        [
            new("site", "Le site",
                [Name, new("etat", "État", QuestionKind.Choice, Choices: [new("friche", "Friche"), new("autre", "Autre")])]),
        ],
    }).ShouldBeEmpty();
}
