using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Storage;
using Territoires.Functions.Web;

namespace Territoires.Functions;

/// <summary>Every refusal and what it says: the one place where a decision becomes words and a status.</summary>
public static class Problems
{
    public static readonly Problem SignInFirst = new("identification-requise", 401, "Vous n’êtes pas connecté.",
        "Cette adresse demande un jeton d’accès valide.", "Connectez-vous, ou joignez un jeton en cours de validité.");

    public static readonly Problem NotForYourRole = new("role-insuffisant", 403, "Votre rôle ne permet pas cette action.",
        "Aucun des rôles de votre jeton n’a accès à cette adresse.", "Connectez-vous avec le rôle qui convient, ou demandez à l’organisateur.");

    public static readonly Problem FormNotOurs = new("formulaire-invalide", 400, "Le formulaire n’a pas pu être vérifié.",
        "Il a été ouvert dans une autre session, ou il a expiré.", "Revenez à la page précédente, rechargez-la et envoyez de nouveau : ce que vous avez écrit y est encore.");

    public static readonly Problem NotFound = new("introuvable", 404, "Cette page n’existe pas, ou ne vous est pas ouverte.",
        "L’adresse ne correspond à rien que vous puissiez consulter.", "Vérifiez l’adresse, ou repartez de l’accueil.");

    public static readonly Problem BodyTooLarge = new("envoi-trop-grand", 413, "L’envoi est trop grand.",
        "Cette adresse n’accepte pas un envoi de cette taille.", "Réduisez l’envoi.");

    public static readonly Problem DocumentTooLarge = new("piece-trop-grande", 413, "La pièce est trop grande.",
        "Une pièce pèse 25 Mo au plus.", "Réduisez le fichier (images moins lourdes, par exemple) puis envoyez-le de nouveau.");

    public static readonly Problem NotAPdf = new("piece-pas-un-pdf", 415, "La pièce n’est pas un PDF.",
        "Le type annoncé ou le contenu du fichier n’est pas celui d’un PDF.", "Enregistrez le document au format PDF et envoyez-le avec le type application/pdf.");

    public static readonly Problem KeyMissing = new("cle-manquante", 400, "La clé d’idempotence manque.",
        "L’en-tête Idempotency-Key est absent, vide ou plus long que 100 caractères.", "Joignez une clé de votre choix, la même à chaque nouvel essai du même envoi.");

    public static readonly Problem PreconditionMissing = new("version-non-precisee", 428, "La version modifiée n’est pas précisée.",
        "L’en-tête If-Match (ou If-None-Match: * pour créer) est absent.", "Relisez la ressource et joignez son ETag dans If-Match.");

    public static readonly Problem Stale = new("version-depassee", 412, "Quelqu’un a modifié ces informations entre-temps.",
        "La version que vous avez lue n’est plus la dernière.", "Relisez la ressource, reportez vos changements et envoyez de nouveau.");

    public static readonly Problem Busy = new("trop-de-demandes-simultanees", 503, "Trop d’écritures en même temps.",
        "Votre demande n’a pas été enregistrée.", "Réessayez dans quelques secondes.")
    { RetryAfter = 5 };

    public static readonly Problem Outage = new("panne", 500, "Une erreur est survenue de notre côté.",
        "Rien de ce qui vous a été confirmé n’est perdu.", "Réessayez dans quelques minutes ; si l’erreur persiste, prévenez l’organisateur.");

    public static readonly Problem TokenRefused = new("jeton-refuse", 422, "Ce jeton n’est pas valable.",
        "Il est incomplet, expiré ou signé par une autre installation.", "Copiez à nouveau le jeton affiché par la commande, en entier.");

    public static Problem NotJson(string where) => new("json-invalide", 400, "Le corps de la demande n’est pas celui attendu.",
        where, "Corrigez le JSON : chaque champ connu, du bon type, une seule fois.");

    public static Problem UnknownTerritory(string field, string detail) => new("territoire-inconnu", 422, "Un territoire n’a pas été trouvé.",
        detail, "Cherchez-le par son nom, son code INSEE ou son SIREN.")
    { Faults = [new Fault(field, detail)] };

    public static Problem Of(CallRefusal refusal) => refusal switch
    {
        CallRefusal.RulesUnacceptable rules => Unacceptable("reglement-incoherent", "Le règlement ne peut pas être enregistré en l’état.", rules.Faults),
        CallRefusal.RulesFrozen => new("reglement-fige", 409, "Le règlement est figé depuis l’ouverture de l’appel.",
            "Les mêmes règles valent pour tous les candidats.", "Définissez un nouvel appel."),
        CallRefusal.NotDefined => NotFound,
        CallRefusal.NotOpened => new("appel-non-ouvert", 409, "L’appel n’a pas encore été ouvert.",
            "Il est défini mais pas publié.", "Ouvrez-le d’abord."),
        CallRefusal.ClosingInThePast closing => new("cloture-passee", 409, "La clôture est déjà passée.",
            $"L’appel devait clore le {FrenchText.Instant(closing.Closes)}.", "Corrigez le calendrier, puis ouvrez l’appel."),
        CallRefusal.StillOpen open => new("appel-encore-ouvert", 409, "L’appel est encore ouvert.",
            $"Les dépôts sont reçus jusqu’au {FrenchText.Instant(open.Closes)}.", "Attendez la clôture."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.CallNotOpen call => new("appel-pas-encore-ouvert", 409, "L’appel n’est pas encore ouvert.",
            $"Les candidatures seront reçues à partir du {FrenchText.Instant(call.Opens)}.", "Revenez à l’ouverture."),
        ApplicationRefusal.CallClosed call => new("appel-clos", 409, "L’appel est clos.",
            $"Les candidatures étaient reçues jusqu’au {FrenchText.Instant(call.Closes)}.", "Écrivez à l’organisateur si un incident vous a empêché de déposer à temps."),
        ApplicationRefusal.NotStarted => NotFound,
        ApplicationRefusal.StartedOtherwise => new("brouillon-existant", 409, "Ce brouillon existe déjà.",
            "La même clé a servi pour un autre brouillon.", "Utilisez une autre clé."),
        ApplicationRefusal.AlreadySubmitted submitted => new("candidature-deposee", 409, "La candidature est déposée ; elle ne se modifie plus.",
            $"Elle porte le numéro {submitted.Submission.Number}.", "Consultez son récépissé."),
        ApplicationRefusal.ContentUnacceptable content => Unacceptable("contenu-trop-long", "Un texte ou une liste dépasse la limite.", content.Faults),
        ApplicationRefusal.Incomplete incomplete => Unacceptable("candidature-incomplete", "La candidature est incomplète.",
            [.. incomplete.Faults, .. incomplete.DocumentsMissing.Select(kind => new Fault($"documents.{kind}", $"Joignez la pièce « {DocumentKind.Label(kind)} »."))]),
        ApplicationRefusal.NoSuchDocument document => NotFound with { Detail = $"Aucune pièce « {DocumentKind.Label(document.Kind)} » n’est jointe." },
        ApplicationRefusal.KeyReused => new("cle-deja-utilisee", 422, "Cette clé a déjà servi pour un autre envoi.",
            "La même clé d’idempotence est venue avec un autre contenu.", "Prenez une nouvelle clé pour un nouvel envoi."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(SaveRefusal<CallRefusal> refusal) => refusal is SaveRefusal<CallRefusal>.Decided decided ? Of(decided.Refusal) : OfSave(refusal is SaveRefusal<CallRefusal>.Stale);

    public static Problem Of(SaveRefusal<ApplicationRefusal> refusal) => refusal is SaveRefusal<ApplicationRefusal>.Decided decided ? Of(decided.Refusal) : OfSave(refusal is SaveRefusal<ApplicationRefusal>.Stale);

    private static Problem OfSave(bool stale) => stale ? Stale : Busy;

    private static Problem Unacceptable(string slug, string title, IReadOnlyList<Fault> faults) =>
        new(slug, 422, title, faults.Count == 1 ? faults[0].Message : $"{faults.Count} points sont à corriger.", "Corrigez les points indiqués puis envoyez de nouveau.") { Faults = faults };
}
