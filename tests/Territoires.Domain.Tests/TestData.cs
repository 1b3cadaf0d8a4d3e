using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests;

/// <summary>Valid by default; a test changes the one thing that it is about.</summary>
public static class TestData
{
    public static readonly DateTimeOffset Opens = new(2026, 4, 3, 7, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = new(2026, 6, 30, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset InWindow = Opens.AddDays(10);

    public static readonly Document Note = new(DocumentKind.NoteOpportunite, new string('a', 64), 1000, DocumentKind.Pdf);

    public static readonly Calendar Calendar = new()
    {
        Opens = new Moment("2026-04-03T09:00:00", "Europe/Paris", Opens),
        Closes = new Moment("2026-06-30T17:00:00", "Europe/Paris", Closes),
        ReviewsBy = new Moment("2026-09-15T17:00:00", "Europe/Paris", new DateTimeOffset(2026, 9, 15, 15, 0, 0, TimeSpan.Zero)),
        EarliestPublication = new Moment("2026-11-02T10:00:00", "Europe/Paris", new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)),
    };

    public static readonly CallRules Rules = new()
    {
        Title = "Ateliers d’essai",
        Programme = "Programme d’essai",
        Organiser = "Organisateur d’essai",
        Summary = "Un appel pour les tests.",
        Calendar = Calendar,
        Places = 2,
        Grid = [new Criterion("projet", "Projet", 60), new Criterion("portage", "Portage", 40)],
        RequiredDocuments = [DocumentKind.NoteOpportunite],
        Fictitious = true,
    };

    public static readonly CallState DefinedCall = new() { Id = "essai", Stage = CallStage.Defined, Rules = Rules };

    public static readonly CallState OpenCall = DefinedCall with { Stage = CallStage.Opened };

    public static readonly CallState ClosedCall = OpenCall with { Stage = CallStage.Closed, Submissions = 1 };

    public static readonly ApplicationContent Content = new()
    {
        Title = "Un quartier d’activités",
        LeadBodies = [Territory.Unknown(TerritoryKind.SyndicatMixte, "Syndicat mixte d’essai")],
        Theme = "Comment faire ?",
        Summary = "En essayant.",
        Ambitions = ["Essayer"],
    };

    public static readonly ApplicationState Draft = new()
    {
        Id = "01890000000070008000000000000000",
        CallId = "essai",
        OwnerId = "applicant-1",
        Stage = ApplicationStage.Draft,
        Content = Content,
        Documents = [Note],
    };

    public static readonly ApplicationState Submitted = Draft with
    {
        Stage = ApplicationStage.Submitted,
        Submission = new Submission("essai-abc234", InWindow, "key-1", "digest-1"),
    };

    public static readonly CorrectionRequest CorrectionAsked = new(
        "Précisez le titre.", [ApplicationPart.Project, ApplicationPart.Document(DocumentKind.NoteOpportunite)],
        new Moment("2026-07-10T12:00:00", "Europe/Paris", new DateTimeOffset(2026, 7, 10, 10, 0, 0, TimeSpan.Zero)));

    /// <summary>A correction is asked, and its applicant has written a new title.</summary>
    public static readonly ApplicationState Correcting = new ApplicationFact[]
    {
        new ApplicationFact.CorrectionAsked(1, CorrectionAsked, InWindow),
        new ApplicationFact.CorrectionEdited(Content with { Title = "Un quartier d’activités et d’habitat" }),
    }.Aggregate(Submitted, ApplicationEvolution.Evolve);

    public static readonly ApplicationState Admissible = Submitted with { Eligibility = new Eligibility(Admissible: true, []) };

    /// <summary>Three seats: j1 presides, j2 has the alternate j4, j3 has none.</summary>
    public static readonly Seat[] Seats =
    [
        new("s1", "experts", "j1", null, IsChair: true),
        new("s2", "experts", "j2", "j4", IsChair: false),
        new("s3", "administration", "j3", null, IsChair: false),
    ];

    public static readonly CallState PanelCall = ClosedCall with { Panel = Seats };

    /// <summary>The session that adopted a, b and c, in this order of votes, for two places.</summary>
    public static readonly SessionOutcome Outcome = new("session-1", "essai", IsSigned: true,
        [new("a", "essai-a", 4, 4, Adopted: true), new("b", "essai-b", 3, 4, Adopted: true), new("c", "essai-c", 2, 3, Adopted: true),
            new("d", "essai-d", 1, 4, Adopted: false)]);

    public static readonly Proposal Proposal = Proposal.Of(Outcome, Rules.Places);

    public static readonly CallState ConvenedCall = PanelCall with { SessionId = "session-1" };

    public static readonly CallState ProposedCall = ConvenedCall with { Stage = CallStage.Proposed, Proposal = Proposal };

    public static readonly ApplicationRef[] Eligible =
    [
        .. Outcome.Items.Select(item => new ApplicationRef(item.ApplicationId, item.Number)),
    ];

    public static readonly CallState DesignatedCall = ProposedCall with
    {
        Stage = CallStage.Designated,
        Designation = DesignatedList.Of(Proposal, [Eligible[0], Eligible[1]], []),
    };

    public static readonly DateTimeOffset PublishAt = Calendar.EarliestPublication.Instant.AddDays(1);

    public static readonly CallState ScheduledCall = DesignatedCall with { Stage = CallStage.Scheduled, PublicationAt = PublishAt };

    public static readonly CallState PublishedCall = ScheduledCall with { Stage = CallStage.Published };

    /// <summary>Ended without a list after its session was convened.</summary>
    public static readonly CallState EndedCall = ConvenedCall with
    {
        Stage = CallStage.Ended,
        End = new CallEnd(CallEndKind.Cancelled, "L’enveloppe est retirée.", Closes.AddDays(1)),
    };

    /// <summary>The answer in one word: a refusal, the facts, or nothing.</summary>
    public static string Name<TFact, TRefusal>(Result<TFact[], TRefusal> decided)
        where TFact : notnull
        where TRefusal : class => decided switch
        {
            { Refusal: { } refusal } => refusal.GetType().Name,
            { Value: [] } => "nothing",
            _ => string.Join('+', decided.Value.Select(fact => fact.GetType().Name)),
        };
}
