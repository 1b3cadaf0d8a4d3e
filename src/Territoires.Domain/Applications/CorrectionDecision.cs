using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Applications.ApplicationDecision;
using static Territoires.Domain.Applications.ApplicationFact;
using static Territoires.Domain.Applications.ApplicationRefusal;

namespace Territoires.Domain.Applications;

/// <summary>
/// What a submitted application answers while its eligibility is not decided and the secretary asks for a correction. What
/// was submitted stands until the correction is sent, and stays readable after.
/// </summary>
internal static class CorrectionDecision
{
    public static Result<ApplicationFact[], ApplicationRefusal> OfRequest(
        ApplicationState state, AskCorrection ask, DateTimeOffset receivedAt)
    {
        var request = new CorrectionRequest(ask.Text, ask.Parts, ask.Deadline);
        if (state.Eligibility is { } decided)
        {
            return new AlreadyDecided(decided);
        }

        if (OutOfStage(ProcedureAct.AskCorrection, ask.Call) is { } refusal)
        {
            return refusal;
        }

        if (state.OpenCorrectionAt(receivedAt) is { } open)
        {
            return open.IsOwn ? new ChangeUnderWay(open.Request.Deadline)
                : open.Request.IsSame(request) ? Facts()
                : new CorrectionOpen(open.Request.Deadline);
        }

        var faults = request.Faults(state.Content, ask.Call.Rules, receivedAt);
        return faults.Count > 0
            ? new CorrectionUnacceptable(faults)
            : Facts(new CorrectionAsked(state.Corrections.Count + 1, request, receivedAt));
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfCancellation(ApplicationState state, CancelCorrection cancel) =>
        state.Corrections switch
        {
            [.., { IsOwn: true }] => new NoCorrection(),
            [.., { Stage: CorrectionStage.Asked }] when OutOfStage(ProcedureAct.CancelCorrection, cancel.Call) is { } refusal => refusal,
            [.., { Stage: CorrectionStage.Asked } asked] => Facts(new CorrectionCancelled(asked.Number)),
            [.., { Stage: CorrectionStage.Cancelled }] => Facts(),
            [.., { SentAt: { } sentAt }] => new CorrectionAlreadySent(sentAt),
            _ => new NoCorrection(),
        };

    public static Result<ApplicationFact[], ApplicationRefusal> OfSending(
        ApplicationState state, SendCorrection send, DateTimeOffset receivedAt)
    {
        if (state.Correction is not { Work: { } work } correction)
        {
            return state.Corrections is [.., { Stage: CorrectionStage.Sent }] ? Facts() : new NoCorrection();
        }

        if (OutOfStage(ProcedureAct.SendCorrection, send.Call) is { } refusal)
        {
            return refusal;
        }

        if (!correction.IsOpenAt(receivedAt))
        {
            return new CorrectionClosed(correction.Request.Deadline);
        }

        var rules = send.Call.Rules;
        if (ApplicationPart.Changed(state.Content, work.Content, rules).Count == 0
            && ApplicationPart.Changed(state.AsRead(rules).Documents, state.AsWritten.AsRead(rules).Documents).Count == 0)
        {
            return new CorrectionUnchanged();
        }

        return Gaps(state.AsWritten, rules) is { } incomplete
            ? incomplete
            : Facts(new CorrectionSent(correction.Number, work.Content, work.Documents, receivedAt));
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfEdit(
        Correction correction, CorrectionWork work, Edit edit, DateTimeOffset receivedAt)
    {
        if (OutOfStage(ProcedureAct.WriteCorrection, edit.Call) is { } refusal)
        {
            return refusal;
        }

        if (!correction.IsOpenAt(receivedAt))
        {
            return new CorrectionClosed(correction.Request.Deadline);
        }

        if (edit.Revision != work.Revision)
        {
            return new CorrectionChanged();
        }

        string[] closed = [.. ApplicationPart.Changed(work.Content, edit.Content, edit.Call.Rules).Where(part => !correction.Opens(part))];
        Fault[] faults =
        [
            .. ContentCheck.Unacceptable(edit.Content, edit.Call.Rules), .. AnswerCheck.Malformed(edit.Content, edit.Call.Rules),
        ];
        return (closed, faults) switch
        {
            ({ Length: > 0 }, _) => new PartsClosed(closed),
            (_, { Length: > 0 }) => new ContentUnacceptable(faults),
            _ => Facts([
                new CorrectionEdited(ApplicationWords.Marked(edit.Content, edit.Call.Rules)),
                .. edit.TakenOut?.Moves(edit.Call.Rules, work.Documents).Select(Moved) ?? [],
            ]),
        };

        static ApplicationFact Moved(DocumentMove move) =>
            move.Document is { } document ? new CorrectionDocumentAttached(document) : new CorrectionDocumentDetached(move.Kind);
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfAttachment(
        Correction correction, CorrectionWork work, Attach attach, DateTimeOffset receivedAt)
    {
        var kind = attach.Document.Kind;
        return correction switch
        {
            _ when OutOfStage(ProcedureAct.WriteCorrection, attach.Call) is { } refusal => refusal,
            _ when !correction.IsOpenAt(receivedAt) => new CorrectionClosed(correction.Request.Deadline),
            _ when !IsAsked(attach, work.Content) => new NoSuchDocument(kind),
            _ when !correction.OpensDocument(kind, attach.Call.Rules) => new PartsClosed([ApplicationPart.Document(kind)]),
            _ when work.Documents.Contains(attach.Document) => Facts(),
            _ when IsUnseen(Of(work, kind), attach.Seen) => new DocumentChanged(),
            _ => Facts(new CorrectionDocumentAttached(attach.Document)),
        };
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfDetachment(
        Correction correction, CorrectionWork work, Detach detach, DateTimeOffset receivedAt) => correction switch
        {
            _ when OutOfStage(ProcedureAct.WriteCorrection, detach.Call) is { } refusal => refusal,
            _ when !correction.IsOpenAt(receivedAt) => new CorrectionClosed(correction.Request.Deadline),
            _ when work.Documents.All(document => document.Kind != detach.Kind) => new NoSuchDocument(detach.Kind),
            _ when !correction.OpensDocument(detach.Kind, detach.Call.Rules) =>
                new PartsClosed([ApplicationPart.Document(detach.Kind)]),
            _ when IsUnseen(Of(work, detach.Kind), detach.Seen) => new DocumentChanged(),
            _ => Facts(new CorrectionDocumentDetached(detach.Kind)),
        };

    private static Document? Of(CorrectionWork work, string kind) => work.Documents.SingleOrDefault(document => document.Kind == kind);
}
