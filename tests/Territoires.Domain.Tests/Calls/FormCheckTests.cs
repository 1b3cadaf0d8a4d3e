using Territoires.Domain.Calls;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class FormCheckTests
{
    private static readonly Question Name = new("nom", "Nom", QuestionKind.Text);

    public static TheoryData<string, FormSection[]> Wrong => new()
    {
        { "two sections of one key", [new("site", "Le site", [Name]), new("site", "Le site", [Name with { Key = "autre" }])] },
        { "two questions of one key", [new("site", "Le site", [Name]), new("suite", "La suite", [Name])] },
        { "a key that a page of every form has", [new("pieces", "Les pièces", [Name])] },
        { "a section without a question", [new("site", "Le site", [])] },
        { "no title", [new("site", " ", [Name])] },
        { "a key with a capital", [new("site", "Le site", [Name with { Key = "Nom" }])] },
        { "no label", [new("site", "Le site", [Name with { Label = string.Empty }])] },
        { "one choice only", [new("site", "Le site", [Name with { Kind = QuestionKind.Choice, Choices = [new Option("oui", "Oui")] }])] },
        { "the same choice twice", [new("site", "Le site", [Name with { Kind = QuestionKind.Choice, Choices = [new Option("oui", "Oui"), new Option("oui", "Si")] }])] },
        { "choices where there is nothing to choose", [new("site", "Le site", [Name with { Choices = [new Option("oui", "Oui"), new Option("non", "Non")] }])] },
        { "a limit of nothing", [new("site", "Le site", [Name with { Max = 0 }])] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_asked_is_a_fault_of_the_rules(string why, FormSection[] form) =>
        RulesCheck.Faults("essai", Rules with { Form = form }).ShouldAllBe(fault => fault.Field == "form", why);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void And_there_is_one_each_time(string why, FormSection[] form) => RulesCheck.Faults("essai", Rules with { Form = form }).ShouldNotBeEmpty(why);

    [Fact]
    public void Sound_questions_are_asked() => RulesCheck.Faults("essai", Rules with
    {
        Form = [new("site", "Le site", [Name, new("etat", "État", QuestionKind.Choice, Choices: [new("friche", "Friche"), new("autre", "Autre")])])],
    }).ShouldBeEmpty();
}
