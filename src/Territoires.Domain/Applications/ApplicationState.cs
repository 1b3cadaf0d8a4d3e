using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Applications;

public enum ApplicationStage
{
    /// <summary>Being written: only the applicant sees it.</summary>
    Draft,

    /// <summary>Received in time; what stands of it changes by a correction alone, asked or begun by its applicant.</summary>
    Submitted,

    /// <summary>Taken back by its applicant before the jury was convened: nobody examines it any more; its receipt stands.</summary>
    Withdrawn,

    /// <summary>A draft that its applicant deleted: nothing of it is shown to anybody, only its facts remain.</summary>
    Deleted,
}

/// <summary>An application as its facts left it.</summary>
public sealed record ApplicationState
{
    /// <summary>See <see cref="ApplicationKey"/>.</summary>
    public required string Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>When the draft was started, which its id tells; null for an id of another kind.</summary>
    public DateTimeOffset? StartedAt => ApplicationKey.StartOf(Id);

    /// <summary>Whose it is: the actor who started the draft.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who write it with its owner, who invited them: see <see cref="Applications.Editors"/>.</summary>
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>How many were invited to write it, those who do no more included.</summary>
    public int Invitations { get; init; }

    public required ApplicationStage Stage { get; init; }

    public required ApplicationContent Content { get; init; }

    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>Of a file that the organiser wrote: its entry in the call.</summary>
    public Submission? Submission { get; init; }

    /// <summary>True for a file that the organiser wrote: nobody applied, and nobody is to be written to.</summary>
    public bool IsWrittenUp { get; init; }

    /// <summary>Corrections that the secretary asked for, in order; only the last can be open.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>What corrections replaced, the first submission first.</summary>
    public IReadOnlyList<ApplicationVersion> Versions { get; init; } = [];

    /// <summary>Null until the secretary has decided.</summary>
    public Eligibility? Eligibility { get; init; }

    /// <summary>Each time that the decision was taken again, in order.</summary>
    public IReadOnlyList<EligibilityRevision> EligibilityRevisions { get; init; } = [];

    /// <summary>
    /// What its applicant is told of its eligibility as soon as it is decided: that it is not admissible, or is after all. Null otherwise.
    /// </summary>
    public Eligibility? ToldEligibility =>
        Eligibility is { } decided && (!decided.Admissible || EligibilityRevisions.Any(revision => !revision.Before.Admissible))
            ? decided
            : null;

    /// <summary>The last opinion of each service.</summary>
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>What those who examine it wrote to each other, in order.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>The jurors who review it, by id.</summary>
    public IReadOnlyList<string> Assigned { get; init; } = [];

    public IReadOnlyList<Recusal> Recusals { get; init; } = [];

    /// <summary>Jurors who examine it though its owner invited them to write it: the secretary said why.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];

    /// <summary>The correction that was asked and neither sent nor cancelled, whether or not its deadline has passed.</summary>
    public Correction? Correction => Stage == ApplicationStage.Submitted && Corrections is [.., { Work: not null } last] ? last : null;

    /// <summary>What its applicant sees in the form: the correction that they are writing, else what stands.</summary>
    public ApplicationState AsWritten =>
        Correction is { Work: { } work } ? this with { Content = work.Content, Documents = work.Documents } : this;

    /// <summary>Each version that was received, the first submission first, what stands last; none of a draft.</summary>
    public IReadOnlyList<ApplicationVersion> Received => Submission is not { } submission ? []
        :
        [
            .. Versions,
            new ApplicationVersion(
                Content, Documents, Corrections.LastOrDefault(one => one.SentAt is not null)?.SentAt ?? submission.ReceivedAt),
        ];

    /// <summary>What was first submitted, which the receipt states for ever; null for a draft.</summary>
    public ApplicationVersion? AsSubmitted => Received is [var first, ..] ? first : null;

    /// <summary>The correction that may still be written and sent at that instant.</summary>
    public Correction? OpenCorrectionAt(DateTimeOffset now) => Correction is { } correction && correction.IsOpenAt(now) ? correction : null;

    /// <summary>Submitted, not withdrawn, and not decided on: while one is left, no session is convened.</summary>
    public bool AwaitsEligibility => Stage == ApplicationStage.Submitted && Eligibility is null;

    public bool IsAdmissible => Stage == ApplicationStage.Submitted && Eligibility is { Admissible: true };

    /// <summary>Whether that actor writes it: its owner, or one whom the owner invited.</summary>
    public bool IsWrittenBy(string actor) => OwnerId == actor || Editors.Contains(actor);

    /// <summary>Whoever stepped aside from it, or is kept from it, takes no part in it.</summary>
    public bool IsRecused(string jurorId) => HasSteppedAside(jurorId) || IsKeptFrom(jurorId);

    public bool HasSteppedAside(string jurorId) => Recusals.Any(recusal => recusal.JurorId == jurorId);

    /// <summary>
    /// Nobody examines what they write. An owner who invites a juror is not refused, which would say who sits: the juror is kept from it.
    /// </summary>
    public bool IsKeptFrom(string jurorId) =>
        !IsWrittenUp && (OwnerId == jurorId || (Editors.Contains(jurorId) && !Cleared.Contains(jurorId)));

    public Document? DocumentOf(string kind) => Documents.FirstOrDefault(document => document.Kind == kind);

    /// <summary>The documents that are asked of it, required and not there.</summary>
    public IReadOnlyList<AskedDocument> MissingDocuments(CallRules rules) =>
        [.. AskedDocument.Of(rules, Content.Answers).Where(asked => asked.Required && DocumentOf(asked.Kind) is null)];

    /// <summary>As people read it who do not write it: without the documents that its answers do not make be asked.</summary>
    public ApplicationState AsRead(CallRules rules) => this with
    {
        Documents = AskedDocument.Counted(rules, Content.Answers, Documents),
    };
}

/// <summary>The one submission of an application: what its receipt says.</summary>
/// <param name="Number">The public number.</param>
/// <param name="ReceivedAt">The instant at which the request reached the server: the one that counts for the deadline.</param>
/// <param name="Key">The idempotency key of the request that submitted.</param>
/// <param name="Digest">Digest of what was submitted: the same key with another content is not the same submission.</param>
/// <param name="ListKey">Drawn by the server, shown nowhere: see <see cref="ListOrder"/>. Null in submissions received before it
/// was.</param>
/// <param name="Signature">What the chain holds of who signed; null when nobody did.</param>
public sealed record Submission(
    string Number, DateTimeOffset ReceivedAt, string Key, string Digest, SignatureSeal? Signature = null, string? ListKey = null);
