using System.Text.Json;
using System.Text.Json.Serialization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;

namespace Territoires.Domain.Tests.Jury;

public sealed class AtelierPlayTests
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };
    private static readonly AtelierPlay Played = AtelierPlay.Of(AtelierSeed.Votes());

    [Fact]
    public void Six_come_out_in_the_order_that_the_votes_and_marks_make()
    {
        var lines = Played.Call.Proposal!.Lines;

        lines.Count.ShouldBe(6);
        lines.Select(line => line.ApplicationId).ShouldBe(ByHand(AtelierSeed.Votes()));
        Played.Call.Designation!.Laureates.Select(laureate => laureate.Id).ShouldBe(lines.Select(line => line.ApplicationId));
        Played.Call.Stage.ShouldBe(CallStage.Published);
        lines.ShouldAllBe(line => line.Mean != null && line.VotesFor >= 5);
    }

    [Fact]
    public void Two_votes_changed_bring_another_application_in()
    {
        var votes = AtelierSeed.Votes();
        var last = Played.Call.Proposal!.Lines[^1].ApplicationId;
        var next = Played.Session.Minutes!.Items.Where(item => item.Adopted)
            .Select(item => item.Number["atelier-".Length..]).Except(Played.Call.Proposal.Lines.Select(line => line.ApplicationId))
            .MaxBy(key => votes[key].Values.Count(vote => vote == VoteChoice.For))!;
        Change(votes[last], VoteChoice.For, VoteChoice.Against);
        Change(votes[next], votes[next].Values.First(vote => vote != VoteChoice.For), VoteChoice.For);

        var lines = AtelierPlay.Of(votes).Call.Proposal!.Lines.Select(line => line.ApplicationId).ToArray();

        lines.ShouldContain(next);
        lines.ShouldNotContain(last);
        lines.ShouldBe(ByHand(votes));
    }

    [Fact]
    public void The_minutes_count_who_stepped_aside_and_name_no_body()
    {
        var items = Played.Session.Minutes!.Items.ToDictionary(item => item.Number["atelier-".Length..]);

        items.Count.ShouldBe(40);
        foreach (var (key, item) in items)
        {
            item.Recused.ShouldBe(AtelierSeed.Recusals[key].Count());
            (item.For + item.Against + item.Abstain).ShouldBe(item.Present);
            item.Mandates.ShouldBe(7 - item.Recused);
        }
    }

    [Fact]
    public void Facts_read_back_from_json_fold_to_the_same_state()
    {
        var call = Refold<CallState, CallFact>(CallEvolution.Evolve);
        var session = Refold<JurySessionState, JurySessionFact>(JurySessionEvolution.Evolve);
        var applications = new Dictionary<string, ApplicationState>();
        ApplicationState? application = null;
        foreach (var fact in Played.Facts.OfType<ApplicationFact>().Select(Reread))
        {
            application = ApplicationEvolution.Evolve(application, fact);
            applications[application.Id] = application;
        }

        ReviewState? review = null;
        var reviews = new Dictionary<string, ReviewState>();
        foreach (var fact in Played.Facts.OfType<ReviewFact>().Select(Reread))
        {
            review = ReviewEvolution.Evolve(review, fact);
            reviews[review.Id] = review;
        }

        Json(call).ShouldBe(Json(Played.Call));
        Json(session).ShouldBe(Json(Played.Session));
        Json(applications).ShouldBe(Json(Played.Applications));
        Json(reviews.Values).ShouldBe(Json(Played.Reviews));
        Json(Reread(Played.Session)).ShouldBe(Json(Played.Session));
    }

    [Fact]
    public void The_play_meets_every_fact_of_the_commission_but_those_of_accidents_and_of_choice()
    {
        Type[] aggregates = [typeof(CallFact), typeof(ApplicationFact), typeof(ReviewFact), typeof(JurySessionFact)];
        var met = Played.Facts.Select(fact => fact.GetType()).ToHashSet();

        aggregates.SelectMany(type => type.GetNestedTypes()).Except(met).Select(type => type.Name)
            .ShouldBe([
                "OrchestrationStarted", "DeadlineExtended", "DocumentAdded", "DocumentRemoved", "DocumentDetached", "DraftDeleted",
                "EditorInvited", "EditorRemoved",
                "FileWritten", "FileRewritten", "FileRemoved",
                "ApplicationWithdrawn", "JurorRecusedFromItem", "ItemRemoved", "RecusalCameLate", "CorrectionAsked",
                "CorrectionCancelled", "CorrectionEdited",
                "CorrectionDocumentAttached", "CorrectionDocumentDetached", "CorrectionSent", "ChangeBegun", "ChangeGivenUp", "ReasonNoted",
                "EligibilityRevised", "JurorUnassigned", "RecusalLifted", "ReviewReopened", "JurorLeft", "ItemAdded",
                "MinutesTakenBack", "SessionMoved", "SummonsAnswered", "AgendaOrdered", "ItemTakenUp",
                "DesignationReplaced", "CallEnded", "ReserveSet", "ListCorrected", "LaureateWithdrew", "ReserveCalled",
                "RemarkWritten", "RemarkTakenBack", "OverlapAnswered", "PreparationSent", "PreparationApproved", "PreparationReturned",
            ], ignoreOrder: true);
    }

    /// <summary>
    /// The rule told a second time, without the program: exact fractions over common denominators, 420 for votes and 6 for means. No
    /// two of the seed come down to a criterion.
    /// </summary>
    private static string[] ByHand(Dictionary<string, Dictionary<string, VoteChoice>> votes)
    {
        int For(string key) => votes[key].Values.Count(vote => vote == VoteChoice.For);
        int Against(string key) => votes[key].Values.Count(vote => vote == VoteChoice.Against);
        int Mean(string key) =>
            AtelierSeed.Reviews[key].Sum(
                review => AtelierSeed.Rules.Grid.Sum(line => line.Weight * review.Scores[line.Key])) * 6 / AtelierSeed.Reviews[key].Count();
        return
        [
            .. AtelierSeed.Keys.Where(key => For(key) > Against(key)).OrderByDescending(key => For(key) * 420 / votes[key].Count)
            .ThenByDescending(Mean).Take(6),
        ];
    }

    private static void Change(Dictionary<string, VoteChoice> votes, VoteChoice from, VoteChoice to) =>
        votes[votes.First(vote => vote.Value == from).Key] = to;

    private static TState Refold<TState, TFact>(Func<TState?, TFact, TState> evolve)
        where TState : class => Played.Facts.OfType<TFact>().Select(Reread).Aggregate(default(TState), evolve)!;

    private static T Reread<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Stored), Stored)!;

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Stored);
}
