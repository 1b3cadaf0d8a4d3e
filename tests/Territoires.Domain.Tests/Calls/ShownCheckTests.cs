using Territoires.Domain.Calls;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>Questions whose answers a laureate is shown with.</summary>
public sealed class ShownCheckTests
{
    private static readonly Question Theme = new("thematique", "Thématique", QuestionKind.LongText, ShownAs: ShownAs.Theme);
    private static readonly Question Credit = new("credit", "Crédit", QuestionKind.Text, ShownAs: ShownAs.PhotoCredit);
    private static readonly Question Ambitions = new("ambitions", "Ambitions", QuestionKind.LongText, ShownAs: ShownAs.Ambitions);
    private static readonly Option[] YesOrNo = [new("oui", "Oui"), new("non", "Non")];

    /// <summary>What is wrong, the question at fault, the form.</summary>
    public static TheoryData<string, string, FormSection[]> Wrong => new()
    {
        { "two themes, in two sections", "form[1].questions[0]", [Section("un", Theme), Section("deux", Theme with { Key = "autre" })] },
        { "two credits, in one section", "form[0].questions[2]", [Section("un", Credit, Ambitions, Credit with { Key = "autre" })] },
        { "a number for a theme", "form[0].questions[0]", [Section("un", Theme with { Kind = QuestionKind.Number })] },
        { "a choice for ambitions", "form[0].questions[0]",
            [Section("un", Ambitions with { Kind = QuestionKind.Choice, Choices = YesOrNo })] },
        { "a long text for a credit", "form[0].questions[0]", [Section("un", Credit with { Kind = QuestionKind.LongText })] },
        { "a document", "form[0].questions[0]", [Section("un", Theme with { Kind = QuestionKind.Document })] },
        { "something that is not known", "form[0].questions[0]", [Section("un", Theme with { ShownAs = (ShownAs)7 })] },
        { "asked again and again", "form[0].questions[0]", [Section("un", Ambitions) with { Repeat = new Repeat("site", 3) }] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_shown_is_one_fault_at_its_place(string why, string at, FormSection[] form)
    {
        var fault = RulesCheck.Faults("essai", Showing(form)).ShouldHaveSingleItem(why);

        fault.Field.ShouldBe($"{at}.shownAs", why);
        fault.Message.ShouldEndWith(".");
    }

    [Fact]
    public void It_is_said_beside_the_other_faults()
    {
        var form = new[] { Section("un", Theme, Theme with { Label = string.Empty }) };

        RulesCheck.Faults("essai", Showing(form) with { Places = 0 }).Select(fault => fault.Field).ShouldBe(
            ["places", "form[0].questions[1].key", "form[0].questions[1].label", "form[0].questions[1].shownAs"], ignoreOrder: true);
    }

    [Fact]
    public void Rules_that_ask_it_of_everybody_show_no_answer()
    {
        var form = new[] { Section("un", Theme, new("surface", "Surface", QuestionKind.Number), Credit) };

        RulesCheck.Faults("essai", Rules with { Form = form }).Select(fault => fault.Field)
            .ShouldBe(["form[0].questions[0].shownAs", "form[0].questions[2].shownAs"]);
        RulesCheck.Faults("essai", Showing(form)).ShouldBeEmpty();
    }

    [Fact]
    public void A_theme_may_be_chosen_and_may_be_asked_of_some_only() => RulesCheck.Faults("essai", Showing(
        Section("un",
            new Question("photo", "Une photographie ?", QuestionKind.Choice, Choices: YesOrNo),
            Theme with { Kind = QuestionKind.Choice, Choices = YesOrNo },
            Credit with { OnlyIf = new Condition("photo", ["oui"]) }))).ShouldBeEmpty();

    [Fact]
    public void A_theme_and_ambitions_are_as_long_as_they_always_were()
    {
        Theme.MaxLength.ShouldBe(500);
        (Theme with { Max = 200 }).MaxLength.ShouldBe(200);
        (Theme with { Max = 2000 }).MaxLength.ShouldBe(500);
        Ambitions.MaxLength.ShouldBe(5010, "ten of 500 characters, a line each");
    }

    private static FormSection Section(string key, params Question[] questions) => new(key, "Rubrique", questions);

    private static CallRules Showing(params FormSection[] form) => Rules with { ShowsAnswers = true, Form = form };
}
