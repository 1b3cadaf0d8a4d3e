using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

/// <summary>Documents asked of everybody, of some only, of each of several, and of some of each of several.</summary>
public sealed class AskedDocumentTests
{
    private static readonly CallRules Asking = Rules with
    {
        Form =
        [
            new("site", "Le site",
            [
                new("pollue", "Pollué", QuestionKind.Choice, Choices: [new("oui", "Oui"), new("non", "Non")]),
                new("etude", "Étude", QuestionKind.Document, Required: true, OnlyIf: new Condition("pollue", ["oui"])),
            ]),
            new("partenaires", "Les partenaires",
            [
                new("nom", "Nom", QuestionKind.Text, Required: true),
                new("apport", "Apport", QuestionKind.Choice, Choices: [new("argent", "Argent"), new("temps", "Temps")]),
                new("accord", "Délibération", QuestionKind.Document, Required: true),
                new("budget", "Budget", QuestionKind.Document, OnlyIf: new Condition("apport", ["argent"])),
            ],
            Repeat: new Repeat("partenaire", 3)),
        ],
    };

    private static readonly CallState Open = OpenCall with { Rules = Asking };
    private static readonly CallState Closed = ClosedCall with { Rules = Asking };

    private static readonly (string, string)[] TwoPartners =
        [("pollue", "oui"), ("nom.1", "Ville"), ("nom.2", "Agence"), ("apport.2", "argent")];

    [Fact]
    public void What_is_asked_follows_the_answers_and_says_of_which_it_is()
    {
        Asked().ShouldBe(["note-opportunite", "accord.1"]);
        Asked(("pollue", "oui")).ShouldBe(["note-opportunite", "etude", "accord.1"]);
        Asked(TwoPartners).ShouldBe(["note-opportunite", "etude", "accord.1", "accord.2", "budget.2"]);
        AskedDocument.Possible(Asking).Select(asked => asked.Kind).ShouldBe(
            ["note-opportunite", "etude", "accord.1", "budget.1", "accord.2", "budget.2", "accord.3", "budget.3"]);
        AskedDocument.Named(Asking).Select(asked => asked.Label).ShouldBe(["Note d’opportunité", "Étude", "Délibération", "Budget"]);
        AskedDocument.Named(Asking).Select(asked => asked.IsAskedOfEverybody(Asking)).ShouldBe([true, false, false, false]);
        (Asking.LabelOf("etude"), Asking.LabelOf("accord.2"), Asking.LabelOf("note-opportunite"))
            .ShouldBe(("Étude", "Délibération (partenaire 2)", "Note d’opportunité"));
    }

    [Fact]
    public void A_document_that_rules_name_and_a_question_asks_for_is_asked_once_of_everybody()
    {
        var rules = Asking with
        {
            Form =
            [
                Asking.Form[0] with
                {
                    Questions = [Asking.Form[0].Questions[0], Asking.Form[0].Questions[1] with { Key = "note-opportunite" }],
                },
            ],
        };

        var asked = AskedDocument.Of(rules, Draft.Content.Answers).ShouldHaveSingleItem();
        (asked.Kind, asked.Required, asked.IsAskedOfEverybody(rules)).ShouldBe(("note-opportunite", true, true));
    }

    [Theory]
    [InlineData("etude", false, true)]
    [InlineData("accord", false, false)]
    [InlineData("accord.1", true, true)]
    [InlineData("accord.2", false, true)]
    [InlineData("accord.3", false, false)]
    [InlineData("accord.02", false, false)]
    [InlineData("budget.1", false, false)]
    [InlineData("budget.2", false, true)]
    public void Only_what_is_asked_is_attached(string kind, bool before, bool after)
    {
        IsAttached(Draft, kind).ShouldBe(before);
        IsAttached(Drafting(TwoPartners), kind).ShouldBe(after);
    }

    [Fact]
    public void What_is_missing_is_what_is_asked_by_its_place_and_what_is_optional_is_not()
    {
        Missing(Drafting(TwoPartners)).ShouldBe(
            ["etude: Étude", "accord.1: Délibération (partenaire 1)", "accord.2: Délibération (partenaire 2)"]);
        var whole = With(Drafting(TwoPartners), "etude", "accord.1", "accord.2");
        Missing(whole).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_whose_question_is_no_longer_asked_does_not_count_and_is_not_lost()
    {
        var attached = With(Drafting(TwoPartners), "etude", "accord.1", "accord.2", "budget.2");

        var without = Edited(attached, [("pollue", "non"), ("nom.1", "Ville")]);

        without.Documents.Count.ShouldBe(5, "what was attached stays");
        without.AsRead(Asking).Documents.Select(document => document.Kind).ShouldBe(["note-opportunite", "accord.1"]);
        Missing(without).ShouldBeEmpty();
        IsAttached(without, "etude").ShouldBeFalse();
        Decided(without, new Detach("etude", Open)).ShouldBe("DocumentDetached", "its writer may still be rid of it");

        var again = Edited(without, TwoPartners);
        again.AsRead(Asking).Documents.ShouldBe(attached.Documents);
        Missing(again).ShouldBeEmpty();
    }

    [Fact]
    public void A_partner_that_is_taken_out_takes_its_documents_along_and_those_after_keep_theirs()
    {
        (string, string)[] three = [("nom.1", "Ville"), ("nom.2", "Agence"), ("nom.3", "Région"), ("apport.3", "argent")];
        var attached = With(Drafting(three), "accord.1", "accord.2", "accord.3", "budget.3");
        (string, string)[] two = [("nom.1", "Agence"), ("nom.2", "Région"), ("apport.2", "argent")];

        var left = Edited(attached, two, new TakenOut("partenaires", 1));

        Hash(left, "accord.1").ShouldBe(Hash(attached, "accord.2"));
        Hash(left, "accord.2").ShouldBe(Hash(attached, "accord.3"));
        Hash(left, "budget.2").ShouldBe(Hash(attached, "budget.3"));
        left.Documents.Select(document => document.Kind).ShouldBe(
            ["note-opportunite", "accord.1", "accord.2", "budget.2"], ignoreOrder: true);

        var last = Edited(left, [("nom.1", "Agence")], new TakenOut("partenaires", 2));
        last.Documents.Select(document => document.Kind).ShouldBe(["note-opportunite", "accord.1"], ignoreOrder: true);
        new TakenOut("site", 1).Moves(Asking, attached.Documents).ShouldBeEmpty("nothing repeats there");
    }

    [Fact]
    public void A_correction_names_the_documents_that_are_asked_and_its_answers_open_those_that_they_make_be_asked()
    {
        var submitted = With(Drafting([("nom.1", "Ville")]), "accord.1") with
        {
            Stage = ApplicationStage.Submitted,
            Submission = Submitted.Submission,
        };
        ApplicationPart.Of(Asking, submitted.Content)
            .ShouldBe(["leadBodies", "project", "form.site", "form.partenaires", "documents.note-opportunite", "documents.accord.1"]);
        Decided(submitted, Ask("documents.accord.2")).ShouldBe("CorrectionUnacceptable", "it is not asked of this application");
        Decided(After(submitted, Ask("documents.accord.1")), new Attach(Pdf("accord.1", 'f'), Closed))
            .ShouldBe("CorrectionDocumentAttached");

        var correcting = Edited(After(submitted, Ask("form.site")), [("pollue", "oui"), ("nom.1", "Ville")]);
        Decided(correcting, new SendCorrection(Closed)).ShouldBe("Incomplete", "the study is asked now");
        Decided(correcting, new Attach(Pdf("accord.1", 'f'), Closed)).ShouldBe("PartsClosed");
        Decided(correcting, new Attach(Pdf("etude", 'f'), Closed)).ShouldBe("CorrectionDocumentAttached");
        Decided(After(correcting, new Attach(Pdf("etude", 'f'), Closed)), new SendCorrection(Closed)).ShouldBe("CorrectionSent");

        var partners = Edited(After(submitted, Ask("form.partenaires")), [("nom.1", "Ville"), ("nom.2", "Agence")]);
        Decided(partners, new Attach(Pdf("accord.2", 'f'), Closed)).ShouldBe("CorrectionDocumentAttached");
        Decided(partners, new Attach(Pdf("accord.3", 'f'), Closed)).ShouldBe("NoSuchDocument");
        var swapped = Edited(
            After(partners, new Attach(Pdf("accord.2", 'f'), Closed)), [("nom.1", "Agence")], new TakenOut("partenaires", 1));
        Hash(swapped.AsWritten, "accord.1").ShouldBe(new string('f', 64));
        Hash(swapped, "accord.1").ShouldNotBe(new string('f', 64), "what was submitted stands until it is sent");
    }

    [Fact]
    public void A_correction_that_takes_back_what_did_not_count_changes_nothing()
    {
        var unread = Edited(
            With(Drafting([("pollue", "oui"), ("nom.1", "Ville")]), "etude", "accord.1"), [("pollue", "non"), ("nom.1", "Ville")]);
        var submitted = unread with { Stage = ApplicationStage.Submitted, Submission = Submitted.Submission };

        var changed = After(After(submitted, Ask("form.site")), new Detach("etude", Closed));

        changed.AsWritten.Documents.ShouldNotContain(document => document.Kind == "etude");
        Decided(changed, new SendCorrection(Closed)).ShouldBe("CorrectionUnchanged");
    }

    [Fact]
    public void A_change_that_its_applicant_began_opens_the_documents_of_a_partner_that_it_adds()
    {
        var submitted = With(Drafting([("nom.1", "Ville")]), "accord.1") with
        {
            Stage = ApplicationStage.Submitted,
            Submission = Submitted.Submission,
        };
        var changing = Edited(After(submitted, new BeginChange(Open)), TwoPartners);

        foreach (var kind in new[] { "etude", "accord.1", "accord.2", "budget.2", "note-opportunite" })
        {
            changing = After(changing, new Attach(Pdf(kind, 'd'), Open));
        }

        Decided(changing, new SendCorrection(Open)).ShouldBe("CorrectionSent");
    }

    /// <summary>
    /// Forms and answers drawn from a seed that is printed: what can be attached is what is asked, and filling it is enough.
    /// </summary>
    [Fact]
    public void Whatever_is_asked_and_answered_an_application_with_what_is_asked_is_complete_and_nothing_else_is_taken()
    {
        var conditional = 0;
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var rules = Rules with
            {
                Form = [Drawn(random, "un", false), Drawn(random, "deux", true), Drawn(random, "trois", random.Next(2) == 0)],
            };
            RulesCheck.Faults("essai", rules).ShouldBeEmpty($"seed {seed}");
            var call = OpenCall with { Rules = rules };
            var draft = Draft with { Content = Content with { Answers = Answered(random, rules) } };
            var asked = AskedDocument.Of(rules, draft.Content.Answers);
            foreach (var possible in AskedDocument.Possible(rules))
            {
                var attach = ApplicationDecision.Decide(draft, new Attach(Pdf(possible.Kind, 'e'), call), InWindow);
                attach.IsRefused.ShouldBe(!asked.Contains(possible), $"seed {seed}: {possible.Kind}");
                draft = attach.IsRefused ? draft : attach.Value.Aggregate(draft, ApplicationEvolution.Evolve);
                conditional += attach.IsRefused ? 1 : 0;
            }

            draft.MissingDocuments(rules).ShouldBeEmpty($"seed {seed}");
            var fewer = draft with { Content = Content with { Answers = Answered(random, rules) } };
            fewer.AsRead(rules).Documents.Select(document => document.Kind)
                .ShouldBeSubsetOf(AskedDocument.Of(rules, fewer.Content.Answers).Select(one => one.Kind), $"seed {seed}");
        }

        conditional.ShouldBeGreaterThan(500);
    }

    private static FormSection Drawn(Random random, string key, bool repeats) => new(key, key,
        [
            new($"{key}-choix", "Choix", QuestionKind.Choice, Choices: [new("oui", "Oui"), new("non", "Non")]),
            .. Enumerable.Range(0, random.Next(1, 4)).Select(i => new Question(
                $"{key}-piece-{i}", "Pièce", QuestionKind.Document, Required: random.Next(2) == 0,
                OnlyIf: random.Next(3) switch
                {
                    0 => new Condition($"{key}-choix", ["oui"]),
                    1 => new Condition("un-choix", ["non"]),
                    _ => null,
                })),
        ],
        Repeat: repeats ? new Repeat("site", random.Next(2, 5), random.Next(0, 2)) : null);

    private static Dictionary<string, string> Answered(Random random, CallRules rules) => rules.Form.SelectMany(AskedQuestion.Of)
        .Where(one => one.Question.Kind == QuestionKind.Choice && random.Next(3) > 0)
        .ToDictionary(one => one.Key, _ => random.Next(2) == 0 ? "oui" : "non", StringComparer.Ordinal);

    private static Dictionary<string, string> Answers((string Key, string Answer)[] answers) =>
        answers.ToDictionary(answer => answer.Key, answer => answer.Answer, StringComparer.Ordinal);

    private static string[] Asked(params (string, string)[] answers) =>
        [.. AskedDocument.Of(Asking, Answers(answers)).Select(asked => asked.Kind)];

    private static ApplicationState Drafting((string, string)[] answers) =>
        Draft with { Content = Content with { Answers = Answers(answers) } };

    /// <summary>With a document of each of these kinds, each unlike the others.</summary>
    private static ApplicationState With(ApplicationState state, params string[] kinds) => kinds.Index().Aggregate(
        state, (before, kind) => After(before, new Attach(Pdf(kind.Item, (char)('1' + kind.Index)), Open)));

    private static Document Pdf(string kind, char sign) => new(kind, new string(sign, 64), 1000, DocumentKind.Pdf);

    private static string? Hash(ApplicationState state, string kind) => state.DocumentOf(kind)?.Sha256;

    private static ApplicationState Edited(ApplicationState state, (string, string)[] answers, TakenOut? takenOut = null) => After(
        state,
        new Edit(
            Content with { Answers = Answers(answers) }, state.Submission is null ? Open : Closed,
            state.Correction?.Work?.Revision, takenOut));

    private static AskCorrection Ask(params string[] parts) => new("Complétez.", parts, CorrectionAsked.Deadline, Closed);

    private static bool IsAttached(ApplicationState state, string kind) =>
        !ApplicationDecision.Decide(state, new Attach(Pdf(kind, '9'), Open), InWindow).IsRefused;

    private static string[] Missing(ApplicationState state) =>
        ApplicationDecision.Decide(state, new Submit(Open, "key-1", "essai-abc234", "digest-1"), InWindow) is { IsRefused: true } refused
            ? [.. ((ApplicationRefusal.Incomplete)refused.Refusal).DocumentsMissing.Select(missing => $"{missing.Kind}: {missing.Label}")]
            : [];

    private static string Decided(ApplicationState state, ApplicationCommand command) =>
        ApplicationDecision.Decide(state, command, InWindow) is { IsRefused: true } refused
            ? refused.Refusal.GetType().Name
            : string.Concat(ApplicationDecision.Decide(state, command, InWindow).Value.Select(fact => fact.GetType().Name));

    private static ApplicationState After(ApplicationState state, ApplicationCommand command)
    {
        var decided = ApplicationDecision.Decide(state, command, InWindow);
        decided.IsRefused.ShouldBeFalse($"{command}: {decided.Refusal}");
        return decided.Value.Aggregate(state, ApplicationEvolution.Evolve);
    }
}
