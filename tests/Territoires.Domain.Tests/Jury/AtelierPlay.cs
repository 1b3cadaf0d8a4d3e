using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Tests.Jury;

/// <summary>
/// The seed programme played through the decisions alone, from definition to publication. Every step must be accepted.
/// An application's id is its key; its number is in the order of the keys.
/// </summary>
internal sealed class AtelierPlay
{
    private static readonly DateTimeOffset Opens = AtelierSeed.Rules.Calendar.Opens.Instant;
    private static readonly DateTimeOffset Closes = AtelierSeed.Rules.Calendar.Closing.Instant;
    private static readonly DateTimeOffset Due = AtelierSeed.Rules.Calendar.ReviewsDue.Instant;

    /// <summary>Two of this play never come down to it: it stands for any other.</summary>
    private const string Seed = "graine-d-essai";

    private AtelierPlay()
    {
    }

    public CallState Call { get; private set; } = null!;

    public Dictionary<string, ApplicationState> Applications { get; } = [];

    public List<ReviewState> Reviews { get; } = [];

    public JurySessionState Session { get; private set; } = null!;

    /// <summary>Every fact of every aggregate, in the order in which it happened.</summary>
    public List<object> Facts { get; } = [];

    public static AtelierPlay Of(Dictionary<string, Dictionary<string, VoteChoice>> votes)
    {
        var play = new AtelierPlay();
        play.Open();
        foreach (var key in AtelierSeed.Keys)
        {
            play.Instruct(key);
        }

        play.Sit(votes);
        play.Choose();
        return play;
    }

    private void Open()
    {
        Do(new CallCommand.Define("atelier-des-territoires-2023", AtelierSeed.Rules), Opens.AddDays(-1));
        Do(new CallCommand.SetPanel(AtelierSeed.Seats), Opens.AddDays(-1));
        Do(new CallCommand.Open(Draw.Commitment(Seed)), Opens);
    }

    private void Instruct(string key)
    {
        Do(key, new ApplicationCommand.StartDraft(key, "applicant-1", Call), Opens);
        Do(key, new ApplicationCommand.Attach(TestData.Note, Call), Opens);
        Do(key, new ApplicationCommand.Edit(TestData.Content, Call), Opens);
        Do(key, new ApplicationCommand.Submit(Call, key, $"atelier-{key}", key), Closes);
        Do(key, new ApplicationCommand.DecideEligibility(Admissible: true, [], Call), Closes);
        foreach (var opinion in AtelierSeed.Opinions[key])
        {
            Do(key, new ApplicationCommand.GiveOpinion(opinion.ServiceId, opinion.Verdict, opinion.Text, Call), Due);
        }

        foreach (var juror in AtelierSeed.Recusals[key])
        {
            Do(key, new ApplicationCommand.Recuse(juror, RecusalGround.Other, Call, SessionIsOpen: true), Closes);
        }

        Do(key, new ApplicationCommand.Assign([.. AtelierSeed.Reviews[key].Select(review => review.Juror)], Call), Closes);
        foreach (var (juror, scores, comment) in AtelierSeed.Reviews[key])
        {
            var context = ReviewContext.Of(Call, Applications[key], juror);
            var review = Fold<ReviewState, ReviewFact, ReviewRefusal>(
                null, ReviewDecision.Decide(null, new ReviewCommand.Write($"{key}-{juror}", Call.Id, key, juror, scores, comment, context),
                    Due), ReviewEvolution.Evolve);
            Reviews.Add(Fold(review, ReviewDecision.Decide(review, new ReviewCommand.Finalise(context), Due), ReviewEvolution.Evolve));
        }
    }

    private void Sit(Dictionary<string, Dictionary<string, VoteChoice>> votes)
    {
        Do(new CallCommand.Close(Applications.Count), Closes.AddMinutes(5));
        Do(new CallCommand.NoteSession("session-1", []), AtelierSeed.SessionAt);
        Do(new JurySessionCommand.Convene(
            "session-1", Call.Id, Call.Panel, AgendaItem.All(
                Applications.Values.Select(ListedApplication.Of), Reviews, Call.Rules.Grid, Call.Panel)));
        foreach (var juror in AtelierSeed.Present)
        {
            Do(new JurySessionCommand.Attend(juror));
        }

        foreach (var (key, choices) in votes)
        {
            foreach (var (juror, choice) in choices)
            {
                Do(new JurySessionCommand.Vote(juror, key, choice));
            }
        }

        Do(new JurySessionCommand.DraftMinutes(Seed));
        Do(new JurySessionCommand.Sign(SignatoryRole.Chair, "j1"));
        Do(new JurySessionCommand.Sign(SignatoryRole.Secretary, "secretary-1"));
    }

    private void Choose()
    {
        var now = AtelierSeed.SessionAt.AddDays(1);
        var outcome = SessionOutcome.Of(Session);
        var proposal = Proposal.Of(outcome, Call.Rules.Places);
        Do(new CallCommand.SendProposal(proposal, outcome), now);
        ApplicationRef[] admissible =
        [
            .. Applications.Values.Select(application => new ApplicationRef(application.Id, application.Submission!.Number)),
        ];
        ApplicationRef[] laureates = [.. proposal.Lines.Select(line => new ApplicationRef(line.ApplicationId, line.Number))];
        Do(new CallCommand.Designate(laureates, [], admissible), now);
        Do(new CallCommand.SchedulePublication(Call.Rules.Calendar.EarliestPublication.Instant), now);
        Do(new CallCommand.NotePublished(), Call.Rules.Calendar.EarliestPublication.Instant);
    }

    private void Do(CallCommand command, DateTimeOffset now) =>
        Call = Fold(Call, CallDecision.Decide(Call, command, now), CallEvolution.Evolve);

    private void Do(string key, ApplicationCommand command, DateTimeOffset now)
    {
        var application = Applications.GetValueOrDefault(key);
        Applications[key] = Fold(application, ApplicationDecision.Decide(application, command, now), ApplicationEvolution.Evolve);
    }

    private void Do(JurySessionCommand command) =>
        Session = Fold(Session, JurySessionDecision.Decide(Session, command, AtelierSeed.SessionAt), JurySessionEvolution.Evolve);

    private TState Fold<TState, TFact, TRefusal>(TState? state, Result<TFact[], TRefusal> decided, Func<TState?, TFact, TState> evolve)
        where TState : class
        where TFact : class
        where TRefusal : class
    {
        decided.Refusal.ShouldBeNull();
        Facts.AddRange(decided.Value);
        return decided.Value.Aggregate(state, evolve)!;
    }
}
