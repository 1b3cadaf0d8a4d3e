using Territoires.Domain.Jury;
using Territoires.Orchestrations;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>Whose turn it is, what they have to do, and where.</summary>
/// <param name="Who">In French; null when nobody has anything to do.</param>
/// <param name="What">What blocks.</param>
/// <param name="Asks">What the page of <paramref name="Where"/> asks of whoever opens it.</param>
/// <param name="LinkText">The link's words.</param>
/// <param name="Where">The page on which it is done; null when it is done elsewhere.</param>
public sealed record Turn(string? Who, string What, Permission Asks = Permission.ReadChoice, string? LinkText = null, string? Where = null)
{
    private const string Secretariat = "le secrétariat";
    private const string JuryMembers = "les membres du jury";
    private const string Administration = "l’administration de l’appel";

    public static Turn Of(CallOverview overview) => overview.Stage switch
    {
        null => new(Administration, "Le règlement peut encore changer. L’appel devient public à son ouverture.", Permission.OpenCalls,
            "Ouvrir l’appel", Addresses.ManagedOpening(overview.Call.Id)),
        CallProgressStage.Coming when !overview.Call.Rules.TakesApplications && overview.Counts.Submitted == 0 => Files(overview),
        CallProgressStage.Coming when !overview.Call.Rules.TakesApplications => Early(
            overview,
            $"L’appel commence le {FrenchText.Instant(overview.Call.Rules.Calendar.Opens)}. Les dossiers peuvent déjà être écrits."),
        CallProgressStage.Coming => Early(overview, $"Les dépôts commencent le {FrenchText.Instant(overview.Call.Rules.Calendar.Opens)}."),
        CallProgressStage.Open =>
            Early(overview, $"Les candidatures sont reçues jusqu’au {FrenchText.Instant(overview.Call.Rules.Calendar.Closing)}."),
        CallProgressStage.Closing =>
            new(null, "Les dépôts reçus à temps sont comptés cinq minutes après la clôture. Il n’y a rien à faire."),
        CallProgressStage.Checking => Checking(overview),
        CallProgressStage.Reviewing => Reviewing(overview),
        CallProgressStage.Deliberating => Deliberating(overview),
        CallProgressStage.Proposing =>
            Session(overview, Secretariat, "Le procès-verbal est signé\u00a0: la proposition du jury est à transmettre.",
                "Transmettre la proposition"),
        CallProgressStage.Designating when !overview.Call.Rules.TakesApplications && overview.Counts.Submitted == 0 => Files(overview),
        CallProgressStage.Designating =>
            new("l’autorité", overview.Call.Rules.Jury
                ? "Le jury a proposé\u00a0: les lauréats sont à désigner."
                : "Les dossiers sont réunis\u00a0: les lauréats sont à désigner.", Permission.ReadChoice,
                "Voir la proposition et la désignation", Addresses.ManagedDesignation(overview.Call.Id)),
        CallProgressStage.Publishing => Publishing(overview),
        CallProgressStage.Published =>
            new(null, "La liste est publique. Il n’y a plus rien à faire.", Permission.ReadPublic, "Voir les lauréats",
                Addresses.Laureates(overview.Call.Id)),
        CallProgressStage.Ended => new(null, "L’appel a pris fin. Il n’y a plus rien à faire.", Permission.ReadPublic,
            "Voir la page de l’appel", Addresses.Call(overview.Call.Id)),
        _ => new(null, "L’appel suit son cours."),
    };

    private static Turn Early(CallOverview overview, string text) => overview.Call.Rules.HasPanel && overview.Call.Panel.Count == 0
        ? Panel(overview, $"{text} Le jury peut déjà être composé.")
        : new(null, $"{text} Il n’y a rien à faire d’ici là.");

    private static Turn Files(CallOverview overview) => new(
        Secretariat, "Aucun dossier n’est écrit\u00a0: personne ne peut être désigné.", Permission.ReadReviews, "Écrire les dossiers",
        Addresses.ManagedFiles(overview.Call.Id));

    private static Turn Checking(CallOverview overview) => (overview.Counts.Submitted - overview.Counts.Decided) switch
    {
        0 when overview.Call.Rules.Spotting is { } spotting && overview.Counts.Submitted < spotting.AtLeast => new(
            Secretariat, $"Dossiers encore à écrire avant la désignation\u00a0: {spotting.AtLeast - overview.Counts.Submitted}.",
            Permission.ReadReviews, "Écrire les dossiers", Addresses.ManagedFiles(overview.Call.Id)),
        0 => new(null, "Toutes les décisions de recevabilité sont rendues."),
        1 => Eligibility(overview, "Une candidature attend sa décision de recevabilité."),
        var left => Eligibility(overview, $"{left} candidatures attendent leur décision de recevabilité."),
    };

    private static Turn Eligibility(CallOverview overview, string what) =>
        new(Secretariat, what, Permission.ReadReviews, "Décider de la recevabilité", Addresses.ManagedEligibility(overview.Call.Id));

    private static Turn Reviewing(CallOverview overview)
    {
        var missing = overview.Counts.ReviewsExpected - overview.Counts.ReviewsFinal;
        return overview switch
        {
            { Call.Panel.Count: 0 } => Panel(overview, "Le jury n’est pas composé\u00a0: personne ne peut évaluer."),
            { Counts.Unassigned: > 0 } =>
                new(Secretariat, $"Candidatures recevables que personne n’évalue\u00a0: {overview.Counts.Unassigned}.",
                    Permission.ReadReviews, "Affecter les candidatures", Addresses.ManagedAssignments(overview.Call.Id)),
            _ => new(JuryMembers,
                $"Évaluations attendues\u00a0: {Math.Max(0, missing)}, à remettre au plus tard le "
                    + $"{FrenchText.Instant(overview.Call.Rules.Calendar.ReviewsDue)}.", Permission.ReadReviews, "Suivre les évaluations",
                    Addresses.ManagedReviews(overview.Call.Id)),
        };
    }

    private static Turn Deliberating(CallOverview overview) => overview switch
    {
        { Call.Panel.Count: 0 } => Panel(overview, "Le jury n’est pas composé\u00a0: la séance ne peut pas être convoquée."),
        { Session: null } => Session(overview, Secretariat, "La séance est à convoquer.", "Convoquer la séance"),
        { Session: { Minutes: null } session } when Pending(session) is > 0 and var pending =>
            Session(overview, JuryMembers, $"Candidatures sans assez de votes\u00a0: {pending}.", "Suivre la séance"),
        { Session: { Minutes: null, Chair: null } } =>
            Session(overview, "la présidence du jury", "La présidence ou sa suppléance doit émarger.", "Suivre la séance"),
        { Session.Minutes: null } =>
            Session(overview, Secretariat, "Tous les votes sont exprimés\u00a0: le procès-verbal est à rédiger.",
                "Rédiger le procès-verbal"),
        { Session: { } session } when session.Signatures.All(signature => signature.Role != SignatoryRole.Secretary) =>
            Session(overview, Secretariat, "Le procès-verbal est à signer par le secrétariat.", "Signer le procès-verbal"),
        { Session.Stage: SessionStage.Signed } =>
            Session(overview, Secretariat, "Le procès-verbal est signé\u00a0: la proposition du jury est à transmettre.",
                "Transmettre la proposition"),
        _ => Session(overview, "la présidence du jury", "Le procès-verbal est à signer par la présidence.", "Suivre la séance"),
    };

    private static int Pending(JurySessionState session) =>
        session.Agenda.Count(item => session.VotesOn(item.ApplicationId).Count < Quorum.Of(session, item).Needed);

    private static Turn Publishing(CallOverview overview) => overview.Call.PublicationAt is { } at
        ? new(null, $"La liste sera publique le {FrenchText.Instant(at, overview.Call.Rules.Calendar.EarliestPublication.Zone)}. Il n’y "
            + "a rien à faire d’ici là.", Permission.ReadChoice, "Voir la publication", Addresses.ManagedPublication(overview.Call.Id))
        : new(Administration, "Les lauréats sont désignés\u00a0: la publication est à programmer.", Permission.ReadChoice,
            "Programmer la publication", Addresses.ManagedPublication(overview.Call.Id));

    private static Turn Panel(CallOverview overview, string what) =>
        new(Secretariat, what, Permission.ReadReviews, "Composer le jury", Addresses.ManagedPanel(overview.Call.Id));

    private static Turn Session(CallOverview overview, string who, string what, string link) =>
        new(who, what, Permission.ReadReviews, link, Addresses.ManagedSession(overview.Call.Id));
}
