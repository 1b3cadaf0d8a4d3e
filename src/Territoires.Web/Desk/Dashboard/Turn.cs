using Territoires.Domain.Calls;
using Territoires.Domain.Steps;

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
    private const string Chair = "la présidence du jury";

    public static Turn Of(CallFacts facts) => Of(facts, Awaited.Of(facts));

    public static Turn Of(CallFacts facts, Awaited awaited)
    {
        var (id, calendar) = (facts.Call.Id, facts.Call.Rules.Calendar);
        return awaited.Kind switch
        {
            AwaitedKind.Opening when facts.Call.Preparation is { IsApproved: false } preparation => Preparing(id, preparation),
            AwaitedKind.Opening => new(Administration, "Le règlement peut encore changer. L’appel devient public à son ouverture.",
                Permission.OpenCalls, "Ouvrir l’appel", Addresses.ManagedOpening(id)),
            AwaitedKind.Beginning => new(null, $"{Early(facts)} Il n’y a rien à faire d’ici là."),
            AwaitedKind.Files => Files(id, awaited.Count),
            AwaitedKind.Panel => Panel(facts, awaited),
            AwaitedKind.Deposits => Deposits(facts),
            AwaitedKind.Counting => new(
                null, "Les dépôts reçus à temps sont comptés cinq minutes après la clôture. Il n’y a rien à faire."),
            AwaitedKind.End => new(Administration, facts.Figures.Submitted == 0
                    ? "Aucune candidature n’a été reçue\u00a0: l’appel peut prendre fin, ou être prolongé."
                    : "Aucune candidature n’est recevable\u00a0: personne ne peut être désigné, l’appel peut prendre fin.",
                Permission.EndCalls, "Mettre fin à l’appel", Addresses.ManagedEnd(id)),
            AwaitedKind.Eligibility => new(Secretariat, awaited.Count == 1
                    ? "Une candidature attend sa décision de recevabilité."
                    : $"{FrenchText.Number(awaited.Count)} candidatures attendent leur décision de recevabilité.",
                Permission.ReadReviews, "Décider de la recevabilité", Addresses.ManagedEligibility(id)),
            AwaitedKind.Assignments => new(
                Secretariat, $"Candidatures recevables que personne n’évalue\u00a0: {FrenchText.Number(awaited.Count)}.",
                Permission.ReadReviews, "Affecter les candidatures", Addresses.ManagedAssignments(id)),
            AwaitedKind.Reviews => new(
                JuryMembers, $"Évaluations attendues\u00a0: {FrenchText.Number(awaited.Count)}, à remettre au plus tard le "
                    + $"{FrenchText.Instant(calendar.ReviewsDue)}.",
                Permission.ReadReviews, "Suivre les évaluations", Addresses.ManagedReviews(id)),
            AwaitedKind.Designation => new("l’autorité", facts.Call.Rules.Jury
                    ? "Le jury a proposé\u00a0: les lauréats sont à désigner."
                    : "Les dossiers sont réunis\u00a0: les lauréats sont à désigner.",
                Permission.ReadChoice, "Voir la proposition et la désignation", Addresses.ManagedDesignation(id)),
            AwaitedKind.Scheduling => new(Administration, "Les lauréats sont désignés\u00a0: la publication est à programmer.",
                Permission.ReadChoice, "Programmer la publication", Addresses.ManagedPublication(id)),
            AwaitedKind.PublicationInstant => new(
                null, $"La liste sera publique le {FrenchText.Instant(facts.Call.PublicationAt!.Value, calendar.Zone)}. Il n’y "
                    + "a rien à faire d’ici là.", Permission.ReadChoice, "Voir la publication", Addresses.ManagedPublication(id)),
            AwaitedKind.Nothing when facts.Call.End is not null => new(null, "L’appel a pris fin. Il n’y a plus rien à faire.",
                Permission.ReadPublic, "Voir la page de l’appel", Addresses.Call(id)),
            AwaitedKind.Nothing => new(
                null, "La liste est publique. Il n’y a plus rien à faire.", Permission.ReadPublic, "Voir les lauréats",
                Addresses.Laureates(id)),
            _ => Session(facts, awaited),
        };
    }

    private static Turn Preparing(string id, Preparation preparation) => preparation.IsWithAuthor
        ? new(Secretariat, $"{PreparationText.Stands(preparation)} Une fois complète, elle s’envoie pour approbation.",
            Permission.PrepareCalls, "Voir la préparation", Addresses.ManagedPreparation(id))
        : new(Administration, PreparationText.Stands(preparation), Permission.ReadChoice, "Lire la préparation",
            Addresses.ManagedPreparation(id));

    private static string Early(CallFacts facts) => facts.Call.Rules.TakesApplications
        ? $"Les dépôts commencent le {FrenchText.Minute(facts.Call.Rules.Calendar.Opens)}."
        : $"L’appel commence le {FrenchText.Minute(facts.Call.Rules.Calendar.Opens)}. Les dossiers peuvent déjà être écrits.";

    private static string Received(CallFacts facts) =>
        $"Les candidatures sont reçues jusqu’au {FrenchText.Instant(facts.Call.Rules.Calendar.Closing)}.";

    /// <summary>Nobody is waited for, and what came may be examined already.</summary>
    private static Turn Deposits(CallFacts facts) => facts.Figures.Undecided switch
    {
        0 => new(null, $"{Received(facts)} Il n’y a rien à faire d’ici là."),
        var left => new(
            null, $"{Received(facts)} {(left == 1 ? "Une candidature déposée peut" : $"{FrenchText.Number(left)} candidatures déposées "
                + "peuvent")} déjà être {(left == 1 ? "examinée" : "examinées")}.",
            Permission.ReadReviews, "Voir la recevabilité", Addresses.ManagedEligibility(facts.Call.Id)),
    };

    private static Turn Files(string call, int missing) => new(Secretariat, missing == 0
            ? "Aucun dossier n’est écrit\u00a0: personne ne peut être désigné."
            : $"Dossiers encore à écrire avant la désignation\u00a0: {FrenchText.Number(missing)}.",
        Permission.ReadReviews, "Écrire les dossiers", Addresses.ManagedFiles(call));

    private static Turn Panel(CallFacts facts, Awaited awaited) => new(Secretariat, awaited.Step switch
    {
        CallStepKind.Opening => $"{Early(facts)} Le jury peut déjà être composé.",
        CallStepKind.Deposit => $"{Received(facts)} Le jury peut déjà être composé.",
        CallStepKind.Reading => "Le jury n’est pas composé\u00a0: personne ne peut évaluer.",
        _ => "Le jury n’est pas composé\u00a0: la séance ne peut pas être convoquée.",
    }, Permission.ReadReviews, "Composer le jury", Addresses.ManagedPanel(facts.Call.Id));

    private static Turn Session(CallFacts facts, Awaited awaited)
    {
        var (who, what, link) = awaited.Kind switch
        {
            AwaitedKind.Convening => (Secretariat, Ready(facts.Figures), "Convoquer la séance"),
            AwaitedKind.Votes =>
                (JuryMembers, $"Candidatures sans assez de votes\u00a0: {FrenchText.Number(awaited.Count)}.", "Suivre la séance"),
            AwaitedKind.Chair => (Chair, "La présidence ou sa suppléance doit émarger.", "Suivre la séance"),
            AwaitedKind.Minutes =>
                (Secretariat, "Tous les votes sont exprimés\u00a0: le procès-verbal est à rédiger.", "Rédiger le procès-verbal"),
            AwaitedKind.SecretarySignature =>
                (Secretariat, "Le procès-verbal est à signer par le secrétariat.", "Signer le procès-verbal"),
            AwaitedKind.ChairSignature => (Chair, "Le procès-verbal est à signer par la présidence.", "Suivre la séance"),
            _ => (
                Secretariat, "Le procès-verbal est signé\u00a0: la proposition du jury est à transmettre.", "Transmettre la proposition"),
        };
        return new Turn(who, what, Permission.ReadReviews, link, Addresses.ManagedSession(facts.Call.Id));
    }

    private static string Ready(CallFigures figures) => figures is { ReviewsExpected: > 0, ReviewsMissing: 0 }
        ? "Toutes les évaluations sont finales\u00a0: la séance est à convoquer."
        : "La séance est à convoquer.";
}
