using System.Diagnostics.CodeAnalysis;
using Territoires.Domain.Publication;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>
/// What a call answers to a command. An act that was already done decides to no fact at all: asking twice is harmless.
/// </summary>
public static class CallDecision
{
    public static Result<CallFact[], CallRefusal> Decide(CallState? state, CallCommand command, DateTimeOffset now) => command switch
    {
        Define define => DecideDefinition(state, define),
        Open open => DecideOpening(state, open, now),
        NoteOrchestration => DecideOrchestration(state),
        Close close => DecideClosing(state, close, now),
        Extend extend => CallExtensionDecision.Decide(state, extend, now),
        AddDocument add => CallDocumentDecision.DecideAddition(state, add, now),
        RemoveDocument remove => CallDocumentDecision.DecideRemoval(state, remove),
        SetPanel panel => CallJuryDecision.DecidePanel(state, panel),
        NoteSession session => CallJuryDecision.DecideSession(state, session),
        SendProposal proposal => CallChoiceDecision.DecideProposal(state, proposal),
        Designate designate => CallChoiceDecision.DecideDesignation(state, designate, now),
        SchedulePublication schedule => CallPublicationDecision.DecideSchedule(state, schedule, now),
        NotePublished => CallPublicationDecision.DecidePublished(state, now),
        End end => CallEndDecision.Decide(state, end, now),
        SetReserve reserve => ListDecision.DecideReserve(state, reserve, now),
        CorrectList correct => ListDecision.DecideCorrection(state, correct, now),
        WithdrawLaureate withdraw => ListDecision.DecideWithdrawal(state, withdraw, now),
        CallReserve call => ListDecision.DecideCalling(state, call, now),
        AnswerOverlap answer => answer.Decide(state, now),
        SendPreparation => SendPreparation.Decide(state, now),
        ApprovePreparation => ApprovePreparation.Decide(state, now),
        ReturnPreparation back => back.Decide(state, now),
        _ => throw new InvalidOperationException($"No decision for {command}."),
    };

    private static Result<CallFact[], CallRefusal> DecideDefinition(CallState? state, Define define)
    {
        if (state is { Stage: not CallStage.Defined })
        {
            return new RulesFrozen();
        }

        if (state is not null && Preparation.Refuses(state, define.Author) is { } refusal)
        {
            return refusal;
        }

        var faults = RulesCheck.Faults(define.Id, define.Rules);
        return faults.Count > 0
            ? new RulesUnacceptable(faults)
            : Facts(new CallDefined(define.Id, define.Rules, define.From, state is null ? define.Author : null));
    }

    private static Result<CallFact[], CallRefusal> DecideOpening(CallState? state, Open open, DateTimeOffset now) => state switch
    {
        null => new NotDefined(),
        { Stage: not CallStage.Defined } => Facts(),
        { Preparation.IsApproved: false } => new PreparationNotApproved(),
        { Rules.Calendar.Closes: { } closes } when closes.Instant <= now => new ClosingInThePast(closes),
        { Rules.TakesApplications: true } => Facts(new CallOpened(open.DrawCommitment)),
        // Nobody applies: there is nothing to wait for before the files are looked at.
        _ => Facts(new CallOpened(open.DrawCommitment), new CallClosed(0)),
    };

    private static Result<CallFact[], CallRefusal> DecideOrchestration(CallState? state) => state switch
    {
        null => new NotDefined(),
        { Stage: CallStage.Defined } => new NotOpened(),
        { OrchestrationStarted: true } => Facts(),
        _ => Facts(new OrchestrationStarted()),
    };

    private static Result<CallFact[], CallRefusal> DecideClosing(CallState? state, Close close, DateTimeOffset now) => state switch
    {
        null => new NotDefined(),
        { Stage: CallStage.Defined } => new NotOpened(),
        { Stage: >= CallStage.Closed } => Facts(),
        { Rules.Calendar.Closes: { } closes } when now <= closes.Instant => new StillOpen(closes),
        _ => Facts(new CallClosed(close.Submissions)),
    };

    /// <summary>True from the closing on; before it, or once the call ended without a list, what every later act answers.</summary>
    internal static bool IsClosed([NotNullWhen(true)] CallState? state, [NotNullWhen(false)] out CallRefusal? refusal)
    {
        refusal = state switch
        {
            null => new NotDefined(),
            { Stage: CallStage.Defined } => new NotOpened(),
            { Stage: CallStage.Opened } => new StillOpen(state.Rules.Calendar.Closing),
            { End: { } end } => new AlreadyEnded(end, CallEndDecision.ZoneOf(state)),
            _ => null,
        };
        return state is not null && refusal is null;
    }

    internal static Result<CallFact[], CallRefusal> Facts(params CallFact[] facts) => facts;
}
