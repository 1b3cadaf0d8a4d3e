using Territoires.Domain.Enquiries;
using static Territoires.Domain.Enquiries.EnquiryCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Enquiries;

/// <summary>A question about a call: asked until its closing, answered to everybody or declined to one.</summary>
public sealed class EnquiryDecisionTests
{
    private const string Id = "essai-01980000000070008000000000000001";

    private static readonly Ask Asking = new(Id, OpenCall, "applicant-1", " Une commune seule peut-elle candidater ? ", 0);
    private static readonly Publish Publishing = new(Id, OpenCall, "Faut-il un cofinancement ?", "Non.");
    private static readonly Answer Answering = new("Une commune peut-elle candidater seule ?", "Oui.");
    private static readonly Correct Correcting = new("Une commune peut-elle candidater seule ?", "Oui, avec l’accord de son EPCI.");
    private static readonly Decline Declining = new("La réponse est dans le règlement.");

    private static readonly EnquiryState Waiting = After(null, Asking);
    private static readonly EnquiryState Answered = After(Waiting, Answering);
    private static readonly EnquiryState Declined = After(Waiting, Declining);
    private static readonly EnquiryState Published = After(null, Publishing);

    public static TheoryData<string, string, string> Table => new()
    {
        { "none", nameof(Ask), "EnquiryAsked" },
        { "none", nameof(Publish), "EnquiryPublished" },
        { "none", nameof(Answer), "NoSuchEnquiry" },
        { "none", nameof(Correct), "NoSuchEnquiry" },
        { "none", nameof(Decline), "NoSuchEnquiry" },
        { "waiting", nameof(Ask), "nothing" },
        { "waiting", nameof(Publish), "nothing" },
        { "waiting", nameof(Answer), "EnquiryAnswered" },
        { "waiting", nameof(Correct), "NotAnswered" },
        { "waiting", nameof(Decline), "EnquiryDeclined" },
        { "answered", nameof(Ask), "nothing" },
        { "answered", nameof(Publish), "nothing" },
        { "answered", nameof(Answer), "nothing" },
        { "answered", nameof(Correct), "AnswerCorrected" },
        { "answered", nameof(Decline), "AlreadyAnswered" },
        { "declined", nameof(Ask), "nothing" },
        { "declined", nameof(Publish), "nothing" },
        { "declined", nameof(Answer), "AlreadyDeclined" },
        { "declined", nameof(Correct), "NotAnswered" },
        { "declined", nameof(Decline), "nothing" },
        { "published", nameof(Ask), "nothing" },
        { "published", nameof(Publish), "nothing" },
        { "published", nameof(Answer), "AlreadyAnswered" },
        { "published", nameof(Correct), "AnswerCorrected" },
        { "published", nameof(Decline), "AlreadyAnswered" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_act_on_each_enquiry(string state, string command, string decided) =>
        Decided(StateOf(state), CommandOf(command)).ShouldBe(decided);

    [Fact]
    public void The_table_has_every_act()
    {
        string[] acts = [nameof(Ask), nameof(Publish), nameof(Answer), nameof(Correct), nameof(Decline)];

        typeof(EnquiryCommand).GetNestedTypes().Select(type => type.Name).ShouldBe(acts, ignoreOrder: true);
        Table.Count.ShouldBe(5 * acts.Length);
    }

    [Fact]
    public void It_is_asked_from_the_day_on_which_the_call_is_public_to_its_closing_and_not_a_millisecond_later()
    {
        Decided(null, Asking, Opens.AddDays(-30)).ShouldBe("EnquiryAsked", "announced");
        Decided(null, Asking, Closes).ShouldBe("EnquiryAsked");
        Decided(null, Asking, Closes.AddMilliseconds(1)).ShouldBe("AskingOver");
        Decided(null, Publishing, Closes.AddMilliseconds(1)).ShouldBe("AskingOver");
        Decided(null, Asking with { Call = DefinedCall }).ShouldBe("NoSuchEnquiry");
        Decided(null, Asking with { Call = EndedCall }).ShouldBe("CallOver");
        var written = OpenCall with { Rules = Rules with { Calendar = Rules.Calendar with { Closes = null } } };
        Decided(null, Asking with { Call = written }).ShouldBe("NobodyApplies");
        EnquiryWindow.IsOpen(OpenCall, Closes).ShouldBeTrue();
        EnquiryWindow.IsOpen(OpenCall, Closes.AddMilliseconds(1)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_asked_in_time_is_answered_or_declined_at_any_time()
    {
        Decided(Waiting, Answering, Closes.AddDays(10)).ShouldBe("EnquiryAnswered");
        Decided(Waiting, Declining, Closes.AddDays(10)).ShouldBe("EnquiryDeclined");
        Decided(Answered, Correcting, Closes.AddDays(10)).ShouldBe("AnswerCorrected");
    }

    [Fact]
    public void One_person_has_so_many_waiting_and_no_more()
    {
        Decided(null, Asking with { Waiting = EnquiryCheck.MostWaiting - 1 }).ShouldBe("EnquiryAsked");
        Decided(null, Asking with { Waiting = EnquiryCheck.MostWaiting }).ShouldBe("TooManyWaiting");
    }

    [Fact]
    public void What_is_empty_or_too_long_is_refused_with_its_field()
    {
        Fields(null, Asking with { Text = " \n " }).ShouldBe(["question"]);
        Fields(null, Asking with { Text = new string('x', EnquiryCheck.MaxQuestion + 1) }).ShouldBe(["question"]);
        Fields(null, Publishing with { Question = " ", Reply = " " }).ShouldBe(["question", "answer"]);
        Fields(Waiting, Answering with { Reply = new string('x', EnquiryCheck.MaxAnswer + 1) }).ShouldBe(["answer"]);
        Fields(Answered, Correcting with { Reply = string.Empty }).ShouldBe(["answer"]);
        Fields(Waiting, new Decline(" ")).ShouldBe(["reason"]);
        Decided(null, Asking with { Text = new string('x', EnquiryCheck.MaxQuestion) }).ShouldBe("EnquiryAsked");
    }

    [Fact]
    public void The_published_words_are_the_secretary_s_and_those_of_who_asked_stay_as_they_were()
    {
        Waiting.Asked.ShouldBe("Une commune seule peut-elle candidater ?");
        Waiting.AskerId.ShouldBe("applicant-1");
        Answered.Published!.Question.ShouldBe("Une commune peut-elle candidater seule ?");
        Answered.Asked.ShouldBe(Waiting.Asked);
        (Published.AskerId, Published.Asked, Published.Stage).ShouldBe((null, string.Empty, EnquiryStage.Answered));
    }

    [Fact]
    public void A_correction_is_a_new_version_with_its_date_and_the_one_before_stays()
    {
        var corrected = EnquiryDecision.Decide(Answered, Correcting, InWindow.AddDays(2)).Value
            .Aggregate(Answered, (state, fact) => EnquiryEvolution.Evolve(state, fact));

        corrected.Versions.Select(version => (version.Answer, version.At)).ShouldBe(
            [("Oui.", InWindow), ("Oui, avec l’accord de son EPCI.", InWindow.AddDays(2))]);
        var listed = ListedEnquiry.Of(corrected);
        (listed.AnsweredAt, listed.CorrectedAt).ShouldBe((InWindow, InWindow.AddDays(2)));
        ListedEnquiry.Of(Answered).CorrectedAt.ShouldBeNull();
        Decided(corrected, Correcting).ShouldBe("nothing", "the same words are no correction");
    }

    [Fact]
    public void Another_answer_or_another_reason_is_not_given_over_the_first()
    {
        Decided(Answered, Answering with { Reply = "Non." }).ShouldBe("AlreadyAnswered");
        Decided(Declined, new Decline("Un autre motif.")).ShouldBe("AlreadyDeclined");
    }

    [Fact]
    public void Every_text_of_a_fact_can_stand_apart_from_it()
    {
        EnquiryFact[] facts =
        [
            .. Facts(null, Asking), .. Facts(null, Publishing), .. Facts(Waiting, Answering), .. Facts(Answered, Correcting),
            .. Facts(Waiting, Declining),
        ];
        facts.Select(fact => fact.GetType()).ShouldBe(typeof(EnquiryFact).GetNestedTypes(), ignoreOrder: true);

        var erased = facts.Select(fact => System.Text.Json.JsonSerializer.Serialize(fact.WithEachWord(_ => string.Empty)));

        erased.ShouldAllBe(json => !json.Contains("commune", StringComparison.Ordinal)
            && !json.Contains("Oui", StringComparison.Ordinal)
            && !json.Contains("cofinancement", StringComparison.Ordinal) && !json.Contains("Non.", StringComparison.Ordinal)
            && !json.Contains("EPCI", StringComparison.Ordinal)
            && !json.Contains("glement", StringComparison.Ordinal));
    }

    private static EnquiryState? StateOf(string name) => name switch
    {
        "none" => null,
        "waiting" => Waiting,
        "answered" => Answered,
        "declined" => Declined,
        _ => Published,
    };

    private static EnquiryCommand CommandOf(string name) => name switch
    {
        nameof(Ask) => Asking,
        nameof(Publish) => Publishing,
        nameof(Answer) => Answering,
        nameof(Correct) => Correcting,
        _ => Declining,
    };

    private static EnquiryState After(EnquiryState? state, EnquiryCommand command) =>
        Facts(state, command).Aggregate(state, (before, fact) => EnquiryEvolution.Evolve(before, fact))!;

    private static EnquiryFact[] Facts(EnquiryState? state, EnquiryCommand command) =>
        EnquiryDecision.Decide(state, command, InWindow).Value;

    private static string Decided(EnquiryState? state, EnquiryCommand command, DateTimeOffset? at = null) =>
        Name(EnquiryDecision.Decide(state, command, at ?? InWindow));

    private static IEnumerable<string> Fields(EnquiryState? state, EnquiryCommand command) =>
        EnquiryDecision.Decide(state, command, InWindow).Refusal.ShouldBeOfType<EnquiryRefusal.TextUnacceptable>().Faults
            .Select(fault => fault.Field);
}
