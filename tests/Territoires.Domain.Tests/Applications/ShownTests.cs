using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

/// <summary>What is shown of an application, from answers or from beside the form.</summary>
public sealed class ShownTests
{
    private const string Person = "Photographe fictif 12";

    private static readonly Question Credit = new(
        "credit", "Crédit", QuestionKind.Text, ShownAs: ShownAs.PhotoCredit, OnlyIf: new Condition("photo", ["oui"]));

    private static readonly CallRules Showing = Rules with
    {
        ShowsAnswers = true,
        Form =
        [
            new FormSection("publie", "Ce qui sera publié",
            [
                new Question("thematique", "Thématique", QuestionKind.LongText, Required: true, ShownAs: ShownAs.Theme),
                new Question("ambitions", "Ambitions", QuestionKind.LongText, ShownAs: ShownAs.Ambitions),
                new Question(
                    "photo", "Une photographie ?", QuestionKind.Choice, Choices: [new Option("oui", "Oui"), new Option("non", "Non")]),
                Credit,
            ]),
        ],
    };

    private static readonly ApplicationContent Bare = Content with { Theme = string.Empty, Ambitions = [] };
    private static readonly CallState Call = OpenCall with { Rules = Showing };

    private static readonly ApplicationContent Answered = Answering(
        ("thematique", Content.Theme), ("ambitions", "Essayer\n\n  Réussir "), ("photo", "oui"), ("credit", Person));

    [Fact]
    public void Both_ways_show_the_same()
    {
        var before = Content with { Ambitions = ["Essayer", "Réussir"], PhotoCredit = Person };

        var (fields, answers) = (Shown.Of(Rules, before), Shown.Of(Showing, Answered));

        (answers.Theme, answers.PhotoCredit).ShouldBe((fields.Theme, fields.PhotoCredit));
        answers.Ambitions.ShouldBe(fields.Ambitions);
        ShownLaureate.Of(Showing, Answered).IsSame(ShownLaureate.Of(Rules, before)).ShouldBeTrue();
    }

    [Fact]
    public void What_nobody_said_or_was_asked_is_not_shown()
    {
        var unasked = Shown.Of(Showing, Answering(("thematique", "Comment ?"), ("photo", "non"), ("credit", Person)));
        var blank = Shown.Of(Rules with { ShowsAnswers = true }, Bare);

        (unasked.PhotoCredit, unasked.Ambitions.Count).ShouldBe((null, 0));
        (blank.Theme, blank.PhotoCredit, blank.Ambitions.Count).ShouldBe((string.Empty, null, 0));
        ShownLaureate.Of(Showing, Bare).ShowsCredit.ShouldBeFalse();
    }

    [Fact]
    public void A_theme_that_is_chosen_is_shown_in_its_words()
    {
        var theme = new Question("thematique", "Thématique", QuestionKind.Choice,
            Choices: [new Option("eau", "L’eau"), new Option("sols", "Les sols")], ShownAs: ShownAs.Theme);
        var rules = Showing with { Form = [new FormSection("publie", "Publié", [theme])] };

        Shown.Of(rules, Answering(("thematique", "sols"))).Theme.ShouldBe("Les sols");
    }

    [Fact]
    public void What_the_call_does_not_ask_is_refused_at_its_path_and_kept_calls_ask_it_as_before()
    {
        var content = Content with { PhotoCredit = "Commune" };

        Faults(Call, content).ShouldBe(["theme", "ambitions", "photoCredit"]);
        Faults(OpenCall with { Rules = Rules with { ShowsAnswers = true } }, content).ShouldBe(["theme", "ambitions", "photoCredit"]);
        Name(ApplicationDecision.Decide(Draft, new Edit(content, OpenCall), InWindow)).ShouldBe("DraftEdited");
        Name(ApplicationDecision.Decide(Draft, new Edit(Answered, Call), InWindow)).ShouldBe("DraftEdited");
    }

    [Fact]
    public void Only_rules_of_before_need_a_theme_of_everybody()
    {
        Missing(OpenCall, Bare).ShouldBe(["theme"]);
        Missing(OpenCall with { Rules = Rules with { ShowsAnswers = true } }, Bare).ShouldBeEmpty();
        Missing(Call, Bare).ShouldBe(["answers.thematique"]);
        Missing(Call, Answered).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10, 500, true)]
    [InlineData(11, 5, false)]
    [InlineData(1, 501, false)]
    public void Ambitions_are_as_many_and_as_long_as_they_always_were(int lines, int length, bool taken)
    {
        var ambitions = string.Join('\n', Enumerable.Repeat(new string('x', length), lines));

        ApplicationDecision.Decide(Draft, new Edit(Answering(("ambitions", ambitions)), Call), InWindow).IsRefused.ShouldBe(!taken);
    }

    [Fact]
    public void An_answer_that_is_shown_as_a_credit_stands_apart_from_its_fact_and_can_be_erased()
    {
        var facts = ApplicationDecision.Decide(Draft, new Edit(Answered, Call), InWindow).Value;
        var apart = new List<string>();

        var kept = ApplicationWords.Each(facts.ShouldHaveSingleItem(), word =>
        {
            apart.Add(word);
            return "mark";
        }).ShouldBeOfType<ApplicationFact.DraftEdited>();

        apart.ShouldBe([Person]);
        kept.Content.Answers["credit"].ShouldBe("mark");
        kept.Content.Answers["thematique"].ShouldBe(Content.Theme, "no other answer is touched");
        var erased = ApplicationWords.Without(ApplicationEvolution.Evolve(Draft, facts[0]));
        erased.Content.Answers.Keys.ShouldBe(["thematique", "ambitions", "photo"]);
        Shown.Of(Showing, erased.Content).PhotoCredit.ShouldBeNull();
    }

    [Fact]
    public void So_it_does_in_a_correction_and_no_answer_of_another_call_does()
    {
        var request = CorrectionAsked with { Parts = [ApplicationPart.Section("publie")] };
        var correcting = ApplicationEvolution.Evolve(
            Submitted with { Content = Bare }, new ApplicationFact.CorrectionAsked(1, request, InWindow));
        var correction = ApplicationDecision.Decide(correcting, new Edit(Answered, ClosedCall with { Rules = Showing }, 0), InWindow);
        var other = Answering(("thematique", "Comment ?"));

        Personal(correction.Value[0]).ShouldBe(["credit"]);
        Personal(ApplicationDecision.Decide(Draft, new Edit(other, Call), InWindow).Value[0]).ShouldBeNull();
        Personal(ApplicationDecision.Decide(Draft, new Edit(Content, OpenCall), InWindow).Value[0]).ShouldBeNull();
    }

    private static IReadOnlyList<string>? Personal(ApplicationFact fact) => fact switch
    {
        ApplicationFact.DraftEdited edited => edited.Content.PersonalAnswers,
        ApplicationFact.CorrectionEdited edited => edited.Content.PersonalAnswers,
        _ => throw new InvalidOperationException($"{fact} has no content."),
    };

    private static ApplicationContent Answering(params (string Key, string Answer)[] answers) =>
        Bare with { Answers = answers.ToDictionary(one => one.Key, one => one.Answer) };

    private static IEnumerable<string> Faults(CallState call, ApplicationContent content) =>
        ApplicationDecision.Decide(Draft, new Edit(content, call), InWindow).Refusal
            .ShouldBeOfType<ApplicationRefusal.ContentUnacceptable>().Faults.Select(fault => fault.Field);

    private static IEnumerable<string> Missing(CallState call, ApplicationContent content) =>
        ApplicationDecision.Decide(Draft with { Content = content }, new Submit(call, "cle", "essai-abc234", "digest"), InWindow).Refusal
            is ApplicationRefusal.Incomplete incomplete ? incomplete.Faults.Select(fault => fault.Field) : [];
}
