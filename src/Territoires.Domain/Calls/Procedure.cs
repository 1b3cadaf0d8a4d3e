using Territoires.Domain.Jury;
using static Territoires.Domain.Calls.ProcedureAct;
using static Territoires.Domain.Calls.ProcedureStage;

namespace Territoires.Domain.Calls;

/// <summary>How far the procedure of a call has come. Each stage uses what those before it left, and so freezes it.</summary>
public enum ProcedureStage
{
    /// <summary>The rules are being written.</summary>
    Defined,

    /// <summary>Applications are received.</summary>
    Open,

    /// <summary>Applications are checked, read and marked.</summary>
    Closed,

    /// <summary>The jury is called together: panel, agenda, opinions and marks are as they will be voted on.</summary>
    Convened,

    /// <summary>The minutes are drafted.</summary>
    Drafted,

    /// <summary>The minutes are signed.</summary>
    Signed,

    Proposed,

    Designated,

    Scheduled,

    Published,

    /// <summary>The call ended without a list.</summary>
    Ended,
}

/// <summary>What people do in the procedure of a call, one after the other.</summary>
public enum ProcedureAct
{
    SetPanel,
    ExtendDeadline,
    AskCorrection,
    CancelCorrection,
    WriteCorrection,
    SendCorrection,
    DecideEligibility,
    GiveOpinion,
    AssignReviewers,
    UnassignReviewer,
    LiftRecusal,
    WriteReview,
    FinaliseReview,
    ReopenReview,
    Withdraw,
    WriteUp,
    ConveneSession,
    RecuseOneself,

    /// <summary>Taking and leaving a seat, voting, noting why.</summary>
    HoldSession,

    DraftMinutes,
    TakeBackMinutes,
    SignMinutes,
    SendProposal,
    Designate,
    SchedulePublication,
    NotePublished,
    EndCall,
    SetReserve,
    CorrectList,
    WithdrawLaureate,
    CallReserve,

    /// <summary>Saying that two files which meet are distinct.</summary>
    AnswerOverlap,
}

/// <summary>
/// Which acts live in which stages. A date alone never says that an act is still possible: what a later stage has used no
/// longer changes, however early that stage came.
/// </summary>
public static class Procedure
{
    private static readonly Dictionary<ProcedureAct, (ProcedureStage First, ProcedureStage Last)> Stages = new()
    {
        [SetPanel] = (Defined, Closed),
        [ExtendDeadline] = (Open, Closed),
        [AskCorrection] = (Open, Closed),
        [CancelCorrection] = (Open, Closed),
        [WriteCorrection] = (Open, Closed),
        [SendCorrection] = (Open, Closed),
        [DecideEligibility] = (Open, Closed),
        [GiveOpinion] = (Open, Closed),
        [AssignReviewers] = (Open, Closed),
        [UnassignReviewer] = (Open, Closed),
        [LiftRecusal] = (Open, Closed),
        [WriteReview] = (Open, Closed),
        [FinaliseReview] = (Open, Closed),
        [ReopenReview] = (Open, Closed),
        [Withdraw] = (Open, Closed),
        [WriteUp] = (Open, Closed),
        [ConveneSession] = (Closed, Closed),
        [RecuseOneself] = (Open, Convened),
        [HoldSession] = (Convened, Convened),
        [ProcedureAct.DraftMinutes] = (Convened, Convened),
        [ProcedureAct.TakeBackMinutes] = (Drafted, Drafted),
        [SignMinutes] = (Drafted, Drafted),
        [SendProposal] = (Signed, Signed),
        [Designate] = (Proposed, Scheduled),
        [SchedulePublication] = (Designated, Scheduled),
        [NotePublished] = (Scheduled, Scheduled),
        [EndCall] = (Open, Scheduled),
        [SetReserve] = (Designated, Scheduled),
        [CorrectList] = (Scheduled, Published),
        [WithdrawLaureate] = (Scheduled, Published),
        [CallReserve] = (Scheduled, Published),
        [ProcedureAct.AnswerOverlap] = (Closed, Scheduled),
    };

    public static bool Allows(ProcedureAct act, ProcedureStage stage) => stage >= Stages[act].First && stage <= Stages[act].Last;

    /// <summary>Where no jury sits, there is no proposal to wait for.</summary>
    public static bool AllowsDesignation(CallState call) =>
        Allows(Designate, Of(call)) || (!call.Rules.Jury && Of(call) == Closed);

    public static bool IsTooEarly(ProcedureAct act, ProcedureStage stage) => stage < Stages[act].First;

    /// <summary>As far as the call itself knows: between the convening and the proposal, its session knows more.</summary>
    public static ProcedureStage Of(CallState call) => call switch
    {
        { Stage: CallStage.Defined } => Defined,
        { Stage: CallStage.Opened } => Open,
        { Stage: CallStage.Closed, SessionId: null } => Closed,
        { Stage: CallStage.Closed } => Convened,
        { Stage: CallStage.Proposed } => Proposed,
        { Stage: CallStage.Designated } => Designated,
        { Stage: CallStage.Scheduled } => Scheduled,
        { Stage: CallStage.Ended } => Ended,
        _ => Published,
    };

    /// <summary>As a session knows: what came of its minutes is for the call to say.</summary>
    public static ProcedureStage Of(JurySessionState session) => session.Stage switch
    {
        SessionStage.Convened => Convened,
        SessionStage.Drafted => Drafted,
        _ => Signed,
    };

    /// <summary>The call, and what it is told of its session.</summary>
    public static ProcedureStage Of(CallState call, SessionOutcome? outcome) =>
        Of(call) is var stage && stage == Convened && outcome is { IsSigned: true } ? Signed : stage;
}
