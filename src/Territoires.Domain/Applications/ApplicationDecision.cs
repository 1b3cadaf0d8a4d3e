using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Applications.ApplicationFact;
using static Territoires.Domain.Applications.ApplicationRefusal;

namespace Territoires.Domain.Applications;

/// <summary>
/// What an application answers to a command, at the instant at which the request was received. An act that was already
/// done decides to no fact at all: asking twice is harmless.
/// </summary>
public static class ApplicationDecision
{
    public static Result<ApplicationFact[], ApplicationRefusal> Decide(
        ApplicationState? state, ApplicationCommand command, DateTimeOffset receivedAt) =>
        (state, command) switch
        {
            (null, StartDraft start) => DecideDraft(start, receivedAt),
            (null, WriteUp write) => WriteUpDecision.OfWriting(write, receivedAt),
            (null, _) => new NotStarted(),
            ({ Stage: ApplicationStage.Deleted }, StartDraft or Edit or Attach or Detach or Submit or InviteEditor) =>
                new DraftIsDeleted(),
            ({ Stage: ApplicationStage.Deleted }, DeleteDraft) => Facts(),
            (_, StartDraft start) => state.Id == start.Id && state.OwnerId == start.OwnerId && state.CallId == start.Call.Id
                ? Facts()
                : new StartedOtherwise(),
            (_, WriteUp write) => WriteUpDecision.OfRewriting(state, write),
            ({ IsWrittenUp: true }, Edit or Attach or Detach or Submit or DeleteDraft or AskCorrection or CancelCorrection
                or SendCorrection or BeginChange or GiveUpChange or InviteEditor) => new WrittenByOrganiser(),
            (_, IActOnEditors act) => act.Decide(state, receivedAt),
            (_, Submit submit) => DecideSubmission(state, submit, receivedAt),
            ({ Submission: null }, IActOnSubmitted) => new NotSubmitted(),
            ({ Stage: ApplicationStage.Withdrawn }, IActOnStanding) => new AlreadyWithdrawn(),
            (_, IActOnSubmitted act) => act.Decide(state, receivedAt),
            ({ Correction: { Work: { } work } correction }, Edit edit) => CorrectionDecision.OfEdit(correction, work, edit, receivedAt),
            ({ Correction: { Work: { } work } correction }, Attach attach) =>
                CorrectionDecision.OfAttachment(correction, work, attach, receivedAt),
            ({ Correction: { Work: { } work } correction }, Detach detach) =>
                CorrectionDecision.OfDetachment(correction, work, detach, receivedAt),
            ({ Submission: { } submission }, _) => new AlreadySubmitted(submission),
            (_, DeleteDraft) => Facts(new DraftDeleted()),
            (_, Edit edit) => DecideEdit(state, edit, receivedAt),
            (_, Attach attach) => DecideAttachment(state, attach, receivedAt),
            (_, Detach detach) => DecideDetachment(state, detach, receivedAt),
            _ => throw new InvalidOperationException($"No decision for {command}."),
        };

    private static Result<ApplicationFact[], ApplicationRefusal> DecideDraft(StartDraft start, DateTimeOffset receivedAt)
    {
        if (Window(start.Call, receivedAt) is { } closed)
        {
            return closed;
        }

        var started = new DraftStarted(start.Id, start.Call.Id, start.OwnerId);
        return start.Content is not { } content ? Facts(started)
            : Unacceptable(content, start.Call) is { } unacceptable ? unacceptable
            : Facts(started, new DraftEdited(ApplicationWords.Marked(content, start.Call.Rules)));
    }

    private static Result<ApplicationFact[], ApplicationRefusal> DecideEdit(ApplicationState state, Edit edit, DateTimeOffset receivedAt)
    {
        if (Window(edit.Call, receivedAt) is { } closed)
        {
            return closed;
        }

        return Unacceptable(edit.Content, edit.Call) is { } unacceptable
            ? unacceptable
            : Facts([
                new DraftEdited(ApplicationWords.Marked(edit.Content, edit.Call.Rules)),
                .. edit.TakenOut?.Moves(edit.Call.Rules, state.Documents).Select(Moved) ?? [],
            ]);

        static ApplicationFact Moved(DocumentMove move) =>
            move.Document is { } document ? new DocumentAttached(document) : new DocumentDetached(move.Kind);
    }

    private static ContentUnacceptable? Unacceptable(ApplicationContent content, CallState call)
    {
        Fault[] faults = [.. ContentCheck.Unacceptable(content, call.Rules), .. AnswerCheck.Malformed(content, call.Rules)];
        return faults.Length > 0 ? new ContentUnacceptable(faults) : null;
    }

    private static Result<ApplicationFact[], ApplicationRefusal> DecideAttachment(
        ApplicationState state, Attach attach, DateTimeOffset receivedAt)
    {
        if (Window(attach.Call, receivedAt) is { } closed)
        {
            return closed;
        }

        var there = state.DocumentOf(attach.Document.Kind);
        return attach switch
        {
            _ when !IsAsked(attach, state.Content) => new NoSuchDocument(attach.Document.Kind),
            _ when there == attach.Document => Facts(),
            _ when IsUnseen(there, attach.Seen) => new DocumentChanged(),
            _ => Facts(new DocumentAttached(attach.Document)),
        };
    }

    /// <summary>Whether what the application answers makes the document be asked.</summary>
    internal static bool IsAsked(Attach attach, ApplicationContent content) =>
        AskedDocument.Of(attach.Call.Rules, content.Answers).Any(asked => asked.Kind == attach.Document.Kind);

    /// <summary>Whether a document is there that is not the one that was seen.</summary>
    internal static bool IsUnseen(Document? there, string? seen) => there is not null && seen is not null && there.Sha256 != seen;

    private static Result<ApplicationFact[], ApplicationRefusal> DecideDetachment(
        ApplicationState state, Detach detach, DateTimeOffset receivedAt)
    {
        if (Window(detach.Call, receivedAt) is { } closed)
        {
            return closed;
        }

        return state.DocumentOf(detach.Kind) switch
        {
            null => new NoSuchDocument(detach.Kind),
            var there when IsUnseen(there, detach.Seen) => new DocumentChanged(),
            _ => Facts(new DocumentDetached(detach.Kind)),
        };
    }

    private static Result<ApplicationFact[], ApplicationRefusal> DecideSubmission(
        ApplicationState state, Submit submit, DateTimeOffset receivedAt)
    {
        if (state.Submission is { } done)
        {
            // The same request again, or a second click with a new key: the receipt stands, for ever.
            return done.Key == submit.Key && (done.Digest != submit.Digest || IsOther(done.Signature, submit.Signature))
                ? new KeyReused()
                : Facts();
        }

        if (Window(submit.Call, receivedAt) is { } closed)
        {
            return closed;
        }

        var gaps = Gaps(state, submit.Call.Rules);
        Fault[] unsigned = [.. submit.Signature?.Faults() ?? (submit.Call.Rules.SignatureRequired ? LegalSignature.Missing.Faults() : [])];
        return gaps is not null || unsigned.Length > 0
            ? new Incomplete([.. gaps?.Faults ?? [], .. unsigned], gaps?.DocumentsMissing ?? [])
            : Facts(new ApplicationSubmitted(
                new Submission(submit.Number, receivedAt, submit.Key, submit.Digest, submit.Signature?.Seal, submit.ListKey)));
    }

    /// <summary>What was erased cannot be compared: it is taken for the same.</summary>
    private static bool IsOther(SignatureSeal? kept, LegalSignature? signature) =>
        kept is not null && signature is not null && signature.Id == kept.Id && signature.Seal != kept;

    /// <summary>What keeps an application from being submitted, or a correction from being sent; null when it is complete.</summary>
    internal static Incomplete? Gaps(ApplicationState state, CallRules rules)
    {
        var missing = state.MissingDocuments(rules);
        Fault[] faults = [.. ContentCheck.Missing(state.Content, rules), .. AnswerCheck.Missing(state.Content, rules)];
        return missing.Count > 0 || faults.Length > 0
            ? new Incomplete(faults, [.. missing.Select(asked => new MissingDocument(asked.Kind, asked.Label))])
            : null;
    }

    internal static ApplicationRefusal? Window(CallState call, DateTimeOffset receivedAt)
    {
        if (call.Rules.Calendar.Closes is not { } closes)
        {
            return new NobodyApplies();
        }

        if (call.TakesSubmissionsAt(receivedAt))
        {
            return null;
        }

        var calendar = call.Rules.Calendar;
        return call.End is { } end ? new AlreadyEnded(end, calendar.Zone)
            : call.Stage >= CallStage.Closed || receivedAt > closes.Instant
            ? new CallClosed(closes)
            : new CallNotOpen(calendar.Opens);
    }

    /// <summary>Why an act does not live in the stage of its call; null when it does.</summary>
    /// <param name="act">The act.</param>
    /// <param name="call">Its call.</param>
    /// <param name="tooLate">What to answer when its stage has passed; null for <see cref="InstructionOver"/>.</param>
    internal static ApplicationRefusal? OutOfStage(ProcedureAct act, CallState call, ApplicationRefusal? tooLate = null)
    {
        var stage = Procedure.Of(call);
        return Procedure.Allows(act, stage) ? null
            : call.End is { } end ? new AlreadyEnded(end, call.Rules.Calendar.Zone)
            : Procedure.IsTooEarly(act, stage) ? new CallNotOpen(call.Rules.Calendar.Opens)
            : tooLate ?? new InstructionOver();
    }

    internal static Result<ApplicationFact[], ApplicationRefusal> Facts(params ApplicationFact[] facts) => facts;
}
