using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Publication;
using Territoires.Domain.Tests.Jury;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>Every act at every stage of the procedure, through the decision that takes it, always in time for its dates.</summary>
public sealed class ProcedureTests
{
    private static readonly JurySessionState Sitting = Session.Of(Seats, Session.Item("a")).Attend("j1", "j2").Vote("a", "j1+ j2+");
    private static readonly ApplicationState Reviewed = Admissible with { Id = "a", Assigned = ["j1"] };
    private static readonly DateTimeOffset InTime = InWindow;
    private static readonly ListChange GaveUp = new(
        ListChangeKind.Withdrew, "Le projet est abandonné.", PublishAt, DesignatedCall.Designation!.Laureates[0]);

    /// <summary>
    /// What each act is answered at: the rules being written, open, closed, convened, minutes drafted, minutes signed, proposed,
    /// designated, scheduled, published, ended without a list.
    /// </summary>
    public static TheoryData<ProcedureAct, string> Answers => new()
    {
        { ProcedureAct.SetPanel,
            "PanelSet PanelSet PanelSet PanelFrozen PanelFrozen PanelFrozen PanelFrozen PanelFrozen PanelFrozen PanelFrozen "
                + "AlreadyEnded" },
        { ProcedureAct.ExtendDeadline,
            "NotOpened DeadlineExtended DeadlineExtended TooLateToExtend TooLateToExtend TooLateToExtend TooLateToExtend "
                + "TooLateToExtend TooLateToExtend TooLateToExtend AlreadyEnded" },
        { ProcedureAct.AskCorrection, Instruction("CallNotOpen", "CorrectionAsked") },
        { ProcedureAct.CancelCorrection, Instruction("CallNotOpen", "CorrectionCancelled") },
        { ProcedureAct.WriteCorrection, Instruction("CallNotOpen", "CorrectionEdited") },
        { ProcedureAct.SendCorrection, Instruction("CallNotOpen", "CorrectionSent") },
        { ProcedureAct.DecideEligibility, Instruction("CallNotOpen", "EligibilityDecided") },
        { ProcedureAct.GiveOpinion, Instruction("CallNotOpen", "OpinionGiven") },
        { ProcedureAct.AssignReviewers, Instruction("CallNotOpen", "JurorsAssigned") },
        { ProcedureAct.UnassignReviewer, Instruction("CallNotOpen", "JurorUnassigned") },
        { ProcedureAct.LiftRecusal, Instruction("CallNotOpen", "RecusalLifted") },
        { ProcedureAct.WriteReview, Instruction("ReviewsFrozen", "ReviewStarted+ReviewWritten", "ReviewsFrozen") },
        { ProcedureAct.FinaliseReview, Instruction("ReviewsFrozen", "ReviewFinalised", "ReviewsFrozen") },
        { ProcedureAct.ReopenReview, Instruction("ReviewsFrozen", "ReviewReopened", "ReviewsFrozen") },
        { ProcedureAct.Withdraw, Instruction("CallNotOpen", "ApplicationWithdrawn", "TooLateToWithdraw") },
        { ProcedureAct.WriteUp, Instruction("CallNotOpen", "FileRewritten", "InstructionOver") },
        { ProcedureAct.ConveneSession, $"NotOpened StillOpen SessionConvened {Times(7, "SessionAlreadyConvened")} AlreadyEnded" },
        { ProcedureAct.RecuseOneself, $"CallNotOpen JurorRecused JurorRecused JurorRecused {Times(6, "TooLateToRecuse")} AlreadyEnded" },
        { ProcedureAct.HoldSession, Held("JurorAttended") },
        { ProcedureAct.DraftMinutes, $"NotConvened NotConvened NotConvened MinutesDrafted {Times(7, "nothing")}" },
        { ProcedureAct.TakeBackMinutes,
            $"NotConvened NotConvened NotConvened MinutesNotDrafted MinutesTakenBack {Times(6, "SessionClosed")}" },
        { ProcedureAct.SignMinutes, $"NotConvened NotConvened NotConvened MinutesNotDrafted MinutesSigned {Times(6, "AlreadySigned")}" },
        { ProcedureAct.SendProposal,
            $"NotOpened StillOpen {Times(3, "MinutesUnsigned")} ProposalSent {Times(4, "AlreadyProposed")} AlreadyEnded" },
        { ProcedureAct.Designate,
            $"NotOpened StillOpen {Times(4, "NoProposal")} LaureatesDesignated DesignationReplaced DesignationReplaced AlreadyPublished "
                + "AlreadyEnded" },
        { ProcedureAct.SchedulePublication,
            $"NotOpened StillOpen {Times(5, "NotDesignated")} PublicationScheduled PublicationScheduled AlreadyPublished AlreadyEnded" },
        { ProcedureAct.NotePublished, $"NotOpened StillOpen {Times(5, "NotDesignated")} NotScheduled ListPublished nothing AlreadyEnded" },
        { ProcedureAct.EndCall, $"NotOpened {Times(8, "CallEnded")} AlreadyPublished nothing" },
        { ProcedureAct.SetReserve,
            $"NotOpened StillOpen {Times(5, "NotDesignated")} ReserveSet ReserveSet AlreadyPublished AlreadyEnded" },
        { ProcedureAct.CorrectList, Changed("ListCorrected") },
        { ProcedureAct.WithdrawLaureate, Changed("LaureateWithdrew") },
        { ProcedureAct.CallReserve, Changed("ReserveCalled") },
        { ProcedureAct.AnswerOverlap, $"NotOpened StillOpen {Times(7, "OverlapAnswered")} AlreadyPublished AlreadyEnded" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_act_lives_in_its_stages_and_is_refused_in_every_other(ProcedureAct act, string answers)
    {
        var expected = answers.Split(' ');

        foreach (var stage in Enum.GetValues<ProcedureStage>())
        {
            Answer(act, stage).ShouldBe(expected[(int)stage], $"{act} when {stage}");
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_table_of_the_procedure_says_where_facts_come_of_an_act(ProcedureAct act, string answers) =>
        Enum.GetValues<ProcedureStage>().Where(stage => Procedure.Allows(act, stage))
            .ShouldBe(Enum.GetValues<ProcedureStage>().Where(stage => IsFact(act, answers.Split(' ')[(int)stage])), $"{act}");

    /// <summary>What else is done while the session is held.</summary>
    public static TheoryData<JurySessionCommand, string> WhileHeld => new()
    {
        { new JurySessionCommand.Leave("j2"), Held("JurorLeft") },
        { new JurySessionCommand.Vote("j3", "a", VoteChoice.For), Held("VoteCast") },
        { new JurySessionCommand.NoteReason("a", "Un portage solide."), Held("ReasonNoted") },
    };

    [Theory]
    [MemberData(nameof(WhileHeld))]
    public void Whatever_is_done_in_a_session_lives_in_the_one_stage(JurySessionCommand command, string answers)
    {
        foreach (var stage in Enum.GetValues<ProcedureStage>())
        {
            var session = SessionAt(stage) is { } held && command is JurySessionCommand.Vote
                ? held with { Attendance = Sitting.Attend("j3").Attendance }
                : SessionAt(stage);
            session.Answer(command).ShouldBe(answers.Split(' ')[(int)stage], $"{command} when {stage}");
        }
    }

    [Fact]
    public void Every_act_is_tried() => Answers.Select(row => row.Data.Item1).ShouldBe(Enum.GetValues<ProcedureAct>());

    [Fact]
    public void The_stage_comes_from_the_call_and_between_convening_and_proposal_from_its_session()
    {
        foreach (var stage in Enum.GetValues<ProcedureStage>())
        {
            var known = Procedure.Of(CallAt(stage));
            known.ShouldBe(stage is ProcedureStage.Drafted or ProcedureStage.Signed ? ProcedureStage.Convened : stage);
        }

        Procedure.Of(Sitting).ShouldBe(ProcedureStage.Convened);
        Procedure.Of(Sitting.Draft()).ShouldBe(ProcedureStage.Drafted);
        Procedure.Of(Sitting.Draft().Signed()).ShouldBe(ProcedureStage.Signed);
    }

    private static string Held(string fact) => $"NotConvened NotConvened NotConvened {fact} {Times(7, "MinutesDrafted")}";

    private static string Answer(ProcedureAct act, ProcedureStage stage)
    {
        var (call, session) = (CallAt(stage), SessionAt(stage));
        return act switch
        {
            ProcedureAct.SetPanel => Of(call, new CallCommand.SetPanel([Seats[0]])),
            ProcedureAct.ExtendDeadline =>
                Of(call, new CallCommand.Extend(
                    TestData.Calendar with { Closes = TestData.Calendar.Closing with { Instant = Closes.AddDays(1) } }, "Panne.",
                    InstructionBegun: false)),
            ProcedureAct.AskCorrection =>
                Of(Submitted,
                    new ApplicationCommand.AskCorrection(CorrectionAsked.Text, CorrectionAsked.Parts, CorrectionAsked.Deadline, call)),
            ProcedureAct.CancelCorrection => Of(Correcting, new ApplicationCommand.CancelCorrection(call)),
            ProcedureAct.WriteCorrection => Of(Correcting, new ApplicationCommand.Edit(Content, call, Revision: 1)),
            ProcedureAct.SendCorrection => Of(Correcting, new ApplicationCommand.SendCorrection(call)),
            ProcedureAct.DecideEligibility => Of(Submitted, new ApplicationCommand.DecideEligibility(Admissible: true, [], call)),
            ProcedureAct.GiveOpinion => Of(Admissible, new ApplicationCommand.GiveOpinion("ddt-f0", Verdict.Favorable, null, call)),
            ProcedureAct.AssignReviewers => Of(Admissible, new ApplicationCommand.Assign(["j2"], call)),
            ProcedureAct.UnassignReviewer => Of(Reviewed, new ApplicationCommand.Unassign("j1", HasBegun: false, call)),
            ProcedureAct.LiftRecusal =>
                Of(Reviewed with { Recusals = [new Recusal("j3", RecusalGround.Other)] },
                    new ApplicationCommand.LiftRecusal("j3", "Erreur de dossier.", call)),
            ProcedureAct.WriteReview => Name(ReviewDecision.Decide(null, Review(call), InTime)),
            ProcedureAct.FinaliseReview =>
                Name(ReviewDecision.Decide(Written, new ReviewCommand.Finalise(ReviewContext.Of(call, Reviewed, "j1")), InTime)),
            ProcedureAct.ReopenReview => Name(ReviewDecision.Decide(
                Written with { Stage = ReviewStage.Final }, new ReviewCommand.Reopen(ReviewContext.Of(call, Reviewed, "j1")), InTime)),
            ProcedureAct.Withdraw => Of(Admissible, new ApplicationCommand.Withdraw(call)),
            ProcedureAct.WriteUp => Of(
                Admissible with { IsWrittenUp = true },
                new ApplicationCommand.WriteUp(
                    new WrittenFile("a", call.Id, "secretary-1", "essai-abc234", "00"), Content with { Title = "Un autre titre" }, call)),
            ProcedureAct.ConveneSession => Of(call, new CallCommand.NoteSession("session-2", [])),
            ProcedureAct.RecuseOneself =>
                Of(Reviewed, new ApplicationCommand.Recuse("j3", RecusalGround.Other, call, session?.TakesRecusal ?? true)),
            ProcedureAct.HoldSession => session.Answer(new JurySessionCommand.Attend("j3")),
            ProcedureAct.DraftMinutes => session.Answer(new JurySessionCommand.DraftMinutes()),
            ProcedureAct.TakeBackMinutes => session.Answer(new JurySessionCommand.TakeBackMinutes("Un vote mal noté.")),
            ProcedureAct.SignMinutes => session.Answer(new JurySessionCommand.Sign(SignatoryRole.Secretary, "secretary-9")),
            ProcedureAct.SendProposal => Of(call, new CallCommand.SendProposal(
                stage == ProcedureStage.Signed ? Proposal : Proposal with { Lines = [] }, session is null
                    ? null
                    : Outcome with { IsSigned = session.Stage == SessionStage.Signed })),
            ProcedureAct.Designate =>
                Of(call, new CallCommand.Designate(
                    [Eligible[1], Eligible[0]], [new("essai-a", "Équilibre."), new("essai-b", "Équilibre.")], Eligible, "Une erreur."),
                stage == ProcedureStage.Published ? PublishAt.AddHours(1) : InTime),
            ProcedureAct.SchedulePublication =>
                Of(call, new CallCommand.SchedulePublication(PublishAt.AddDays(1)), stage == ProcedureStage.Published
                    ? PublishAt.AddHours(1)
                    : InTime),
            ProcedureAct.NotePublished => Of(call, new CallCommand.NotePublished(), PublishAt.AddHours(1)),
            ProcedureAct.EndCall => Of(call, new CallCommand.End(CallEndKind.Cancelled, "L’enveloppe est retirée.", AnyCandidate: true),
                stage == ProcedureStage.Published ? PublishAt.AddHours(1) : InTime),
            ProcedureAct.SetReserve => Of(call, new CallCommand.SetReserve([Eligible[2]], Eligible, 0)),
            ProcedureAct.CorrectList => Of(
                call, new CallCommand.CorrectList(new ListCorrection(Text: "Un rectificatif."), null, "Une coquille.", 1),
                PublishAt.AddHours(1)),
            ProcedureAct.WithdrawLaureate => Of(
                call, new CallCommand.WithdrawLaureate("essai-a", "Le projet est abandonné.", 1), PublishAt.AddHours(1)),
            ProcedureAct.AnswerOverlap => Of(
                call, new CallCommand.AnswerOverlap(FilePair.Of(Eligible[0], Eligible[1]), "Deux projets.", Meet: true)),
            _ => Of(
                call with { Reserve = [Eligible[2]], ListChanges = [GaveUp] }, new CallCommand.CallReserve("Une place est libre.", 2),
                PublishAt.AddHours(1)),
        };
    }

    private static CallState CallAt(ProcedureStage stage) => stage switch
    {
        ProcedureStage.Defined => DefinedCall with { Panel = Seats },
        ProcedureStage.Open => OpenCall with { Panel = Seats },
        ProcedureStage.Closed => PanelCall,
        ProcedureStage.Convened or ProcedureStage.Drafted or ProcedureStage.Signed => ConvenedCall,
        ProcedureStage.Proposed => ProposedCall,
        ProcedureStage.Designated => DesignatedCall,
        ProcedureStage.Scheduled => ScheduledCall,
        ProcedureStage.Ended => EndedCall with { SessionId = "session-1", Proposal = Proposal, Panel = Seats },
        _ => PublishedCall,
    };

    private static JurySessionState? SessionAt(ProcedureStage stage) => stage switch
    {
        < ProcedureStage.Convened => null,
        ProcedureStage.Convened => Sitting,
        ProcedureStage.Drafted => Sitting.Draft(),
        _ => Sitting.Draft().Signed(),
    };

    private static ReviewCommand.Write Review(CallState call) =>
        new("review-1", "essai", "a", "j1", new Dictionary<string, int> { ["projet"] = 5, ["portage"] = 0 }, null,
            ReviewContext.Of(call, Reviewed, "j1"));

    private static ReviewState Written { get; } = ReviewDecision.Decide(null, Review(PanelCall), InTime).Value.Aggregate(
        default(ReviewState), ReviewEvolution.Evolve)!;

    private static string Of(CallState call, CallCommand command, DateTimeOffset? now = null) =>
        Name(CallDecision.Decide(call, command, now ?? InTime));

    private static string Of(ApplicationState application, ApplicationCommand command) =>
        Name(ApplicationDecision.Decide(application, command, InTime));

    /// <summary>From the instant of the publication on, whether or not the program has noted that it passed.</summary>
    private static string Changed(string done) =>
        $"NotOpened StillOpen {Times(6, "NotYetPublished")} {done} {done} AlreadyEnded";

    private static string Instruction(string before, string done, string after = "InstructionOver") =>
        $"{before} {done} {done} {Times(7, after)} AlreadyEnded";

    private static string Times(int count, string word) => string.Join(' ', Enumerable.Repeat(word, count));

    /// <summary>The minutes are the one refusal whose name is also that of a fact.</summary>
    private static bool IsFact(ProcedureAct act, string answer) =>
        (act == ProcedureAct.DraftMinutes || answer != "MinutesDrafted")
        && new[] { typeof(CallFact), typeof(ApplicationFact), typeof(ReviewFact), typeof(JurySessionFact) }
            .Any(facts => facts.GetNestedType(answer.Split('+')[0]) is not null);
}
