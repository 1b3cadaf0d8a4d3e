using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
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
}
