using System.Text.Json.Serialization;
using Territoires.Domain.Instruction;

namespace Territoires.Domain.Applications;

/// <summary>
/// What happened to an application; a fact that stands in the file of its act says there what it makes of the application. Facts are
/// kept for years: members are added as optional, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(DraftStarted), nameof(DraftStarted))]
[JsonDerivedType(typeof(DraftEdited), nameof(DraftEdited))]
[JsonDerivedType(typeof(DocumentAttached), nameof(DocumentAttached))]
[JsonDerivedType(typeof(DocumentDetached), nameof(DocumentDetached))]
[JsonDerivedType(typeof(DraftDeleted), nameof(DraftDeleted))]
[JsonDerivedType(typeof(ApplicationSubmitted), nameof(ApplicationSubmitted))]
[JsonDerivedType(typeof(CorrectionAsked), nameof(CorrectionAsked))]
[JsonDerivedType(typeof(CorrectionCancelled), nameof(CorrectionCancelled))]
[JsonDerivedType(typeof(CorrectionEdited), nameof(CorrectionEdited))]
[JsonDerivedType(typeof(CorrectionDocumentAttached), nameof(CorrectionDocumentAttached))]
[JsonDerivedType(typeof(CorrectionDocumentDetached), nameof(CorrectionDocumentDetached))]
[JsonDerivedType(typeof(CorrectionSent), nameof(CorrectionSent))]
[JsonDerivedType(typeof(EligibilityDecided), nameof(EligibilityDecided))]
[JsonDerivedType(typeof(EligibilityRevised), nameof(EligibilityRevised))]
[JsonDerivedType(typeof(JurorsAssigned), nameof(JurorsAssigned))]
[JsonDerivedType(typeof(JurorUnassigned), nameof(JurorUnassigned))]
[JsonDerivedType(typeof(JurorRecused), nameof(JurorRecused))]
[JsonDerivedType(typeof(RecusalLifted), nameof(RecusalLifted))]
public abstract partial record ApplicationFact
{
    private ApplicationFact()
    {
    }

    internal virtual ApplicationState Evolve(ApplicationState state) => throw new InvalidOperationException($"Unknown fact {this}.");

    /// <summary>What an applicant does before anybody else reads it: its history does not tell it, so that nobody asks for it.</summary>
    public static IReadOnlyList<string> Untold { get; } =
    [
        nameof(DraftStarted), nameof(DraftEdited), nameof(DocumentAttached), nameof(DocumentDetached), nameof(DraftDeleted),
        nameof(CorrectionEdited), nameof(CorrectionDocumentAttached), nameof(CorrectionDocumentDetached),
        nameof(ChangeBegun), nameof(ChangeGivenUp), nameof(EditorInvited), nameof(EditorRemoved),
    ];

    /// <summary>What the history of the file tells of it; null for what it does not.</summary>
    public virtual FileNote? Told() => this switch
    {
        ApplicationSubmitted => new(FileEventKind.Submitted),
        CorrectionAsked asked => new(FileEventKind.CorrectionAsked) { Until = asked.Request.Deadline },
        CorrectionCancelled => new(FileEventKind.CorrectionCancelled),
        CorrectionSent => new(FileEventKind.CorrectionSent),
        EligibilityDecided decided => new(FileEventKind.Decided) { Holds = decided.Eligibility.Admissible },
        EligibilityRevised revised => new(FileEventKind.DecidedAnew) { Holds = revised.Eligibility.Admissible },
        JurorsAssigned assigned => new(FileEventKind.Assigned) { People = assigned.JurorIds },
        JurorUnassigned unassigned => new(FileEventKind.Unassigned) { People = [unassigned.JurorId] },
        JurorRecused recused => new(FileEventKind.Recused) { People = [recused.Recusal.JurorId] },
        RecusalLifted lifted => new(FileEventKind.RecusalLifted) { People = [lifted.JurorId] },
        _ => null,
    };

    /// <summary>With each word that may name a person put through <paramref name="word"/>.</summary>
    internal virtual ApplicationFact WithEachWord(Func<string, string> word) => this;

    public sealed record DraftStarted(string Id, string CallId, string OwnerId) : ApplicationFact;

    public sealed record DraftEdited(ApplicationContent Content) : ApplicationFact;

    public sealed record DocumentAttached(Document Document) : ApplicationFact;

    public sealed record DocumentDetached(string Kind) : ApplicationFact;

    /// <summary>Its applicant is rid of it: from then on nothing of it is shown. What was written stands in the facts before.</summary>
    public sealed record DraftDeleted : ApplicationFact;

    public sealed record ApplicationSubmitted(Submission Submission) : ApplicationFact;

    public sealed record CorrectionAsked(int Number, CorrectionRequest Request, DateTimeOffset AskedAt) : ApplicationFact;

    public sealed record CorrectionCancelled(int Number) : ApplicationFact;

    /// <summary>Nobody but the applicant reads it before it is sent.</summary>
    public sealed record CorrectionEdited(ApplicationContent Content) : ApplicationFact;

    public sealed record CorrectionDocumentAttached(Document Document) : ApplicationFact;

    public sealed record CorrectionDocumentDetached(string Kind) : ApplicationFact;

    /// <summary>What everybody reads from then on; what it replaces stands in the facts before it.</summary>
    public sealed record CorrectionSent(
        int Number, ApplicationContent Content, IReadOnlyList<Document> Documents, DateTimeOffset ReceivedAt) : ApplicationFact;

    public sealed record EligibilityDecided(Eligibility Eligibility) : ApplicationFact;

    /// <summary>The decision was taken again; the one before stands in its own fact.</summary>
    public sealed record EligibilityRevised(Eligibility Eligibility, string Reason) : ApplicationFact, IChangesAgenda;

    /// <param name="JurorIds">Those added.</param>
    public sealed record JurorsAssigned(IReadOnlyList<string> JurorIds) : ApplicationFact;

    public sealed record JurorUnassigned(string JurorId) : ApplicationFact;

    /// <summary>The juror no longer reviews the application either.</summary>
    public sealed record JurorRecused(Recusal Recusal) : ApplicationFact;

    /// <summary>The recusal was declared by mistake: the application is the juror's to know again.</summary>
    public sealed record RecusalLifted(string JurorId, string Reason) : ApplicationFact;
}
