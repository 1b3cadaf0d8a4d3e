using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Refusals;

/// <summary>
/// Every refusal and what it says: the one place where a decision becomes words and a status. Each aggregate has its file.
/// </summary>
public static partial class Problems
{
    /// <summary>How many applications a refusal names one by one.</summary>
    private const int MostFaults = 20;

    public static readonly Problem SignInFirst = new("identification-requise", 401, "Vous n’êtes pas connecté.",
        "Cette adresse demande un jeton d’accès valide.", "Connectez-vous, ou joignez un jeton en cours de validité.");

    public static readonly Problem NotForYourRole = new("role-insuffisant", 403, "Votre rôle ne permet pas cette action.",
        "Aucun des rôles de votre jeton n’a accès à cette adresse.",
        "Connectez-vous avec le rôle qui convient, ou demandez à l’organisateur.");

    public static readonly Problem FormNotOurs = new("formulaire-invalide", 400, "Le formulaire n’a pas pu être vérifié.",
        "Il a été ouvert dans une autre session, ou il a expiré.",
        "Revenez à la page précédente, rechargez-la et envoyez de nouveau\u00a0: ce que vous avez écrit y est encore.");

    public static readonly Problem NotFound = new("introuvable", 404, "Cette page n’existe pas, ou ne vous est pas ouverte.",
        "L’adresse ne correspond à rien que vous puissiez consulter.", "Vérifiez l’adresse, ou repartez de l’accueil.");

    public static readonly Problem FormBroken = new("formulaire-illisible", 400, "Le formulaire n’a pas pu être lu.",
        "Ce qui est arrivé n’est pas un formulaire entier, ou compte trop de champs. Rien n’a été enregistré.",
        "Revenez à la page précédente, rechargez-la et envoyez de nouveau\u00a0: ce que vous avez écrit y est encore.");

    public static readonly Problem BodyInterrupted = new("envoi-interrompu", 400, "L’envoi n’est pas arrivé en entier.",
        "La connexion s’est interrompue ou était trop lente. Rien n’a été enregistré.",
        "Vérifiez votre connexion, puis envoyez de nouveau.");

    public static readonly Problem DocumentTooLarge = new("piece-trop-grande", 413, "La pièce est trop grande.",
        "Une pièce pèse 25\u00a0Mo au plus.", "Réduisez le fichier (images moins lourdes, par exemple) puis envoyez-le de nouveau.");

    /// <summary>More bytes than the address takes; a document has words of its own.</summary>
    public static Problem TooLarge(BodyKind kind) => kind switch
    {
        BodyKind.Document or BodyKind.DocumentForm => DocumentTooLarge,
        BodyKind.DocumentsForm => DocumentsTooLarge,
        BodyKind.Text => TooLarge("4\u00a0Mo"),
        _ => TooLarge("256\u00a0ko"),
    };

    private static readonly Problem DocumentsTooLarge = new("pieces-trop-grandes", 413, "Les pièces choisies sont trop grandes.",
        $"Ensemble, elles pèsent plus de {FrenchText.Bytes(BodySize.DocumentsTogether)}\u00a0: aucune n’est jointe. "
            + "Une pièce pèse 25\u00a0Mo au plus.",
        "Revenez à la page précédente, réduisez celles qui pèsent trop et joignez-les en plusieurs envois.");

    /// <summary>Several of the files that a page sent together, each for its own reason.</summary>
    public static Problem DocumentsRefused(IReadOnlyList<Fault> faults) =>
        new("pieces-refusees", 422, $"{FrenchText.Number(faults.Count)} fichiers ne sont pas joints.",
        "Chacun pour la raison qui suit.", "Corrigez ces fichiers, puis choisissez-les de nouveau.")
        { Faults = faults };

    public static Problem TooLarge(string most) => new("envoi-trop-grand", 413, "L’envoi est trop grand.",
        $"Cette adresse accepte {most} au plus en une fois. Rien n’a été enregistré.",
        "Raccourcissez l’envoi ou partagez-le en plusieurs, puis recommencez\u00a0; "
        + "depuis une page, revenez à la précédente\u00a0: ce que vous avez écrit y est encore.");

    /// <summary>A page showed another document there, or none.</summary>
    public static Problem OtherDocumentThere(string kind) => new(
        "piece-jointe-ailleurs", 409, "Une autre pièce a été jointe entre-temps.",
        "Elle l’a été dans un autre onglet, ou par une autre personne. La vôtre n’est pas enregistrée.",
        "Relisez celle qui est jointe\u00a0; pour la remplacer quand même, choisissez de nouveau votre fichier.")
    { Faults = [new Fault($"documents.{kind}", "Une autre pièce a été jointe entre-temps\u00a0: relisez-la avant de la remplacer.")] };

    public static readonly Problem NotAPdf = new("piece-pas-un-pdf", 415, "La pièce n’est pas un PDF.",
        "Le contenu du fichier n’est pas celui d’un PDF.",
        "Enregistrez ou exportez le document au format PDF (changer la fin de son nom ne suffit pas), puis choisissez le nouveau fichier.");

    public static readonly Problem KeyMissing = new("cle-manquante", 400, "La clé d’idempotence manque.",
        "L’en-tête Idempotency-Key est absent, vide ou plus long que 100 caractères.",
        "Joignez une clé de votre choix, la même à chaque nouvel essai du même envoi.");

    public static readonly Problem CursorUnknown = new("suite-inconnue", 400, "La suite de la liste n’a pas été trouvée.",
        "Le paramètre after n’est celui d’aucune page de cette liste.",
        "Reprenez la liste sans after, puis donnez-lui à chaque fois le next de la page précédente.");

    public static readonly Problem PreconditionMissing = new("version-non-precisee", 428, "La version modifiée n’est pas précisée.",
        "L’en-tête If-Match (ou If-None-Match: * pour créer) est absent.", "Relisez la ressource et joignez son ETag dans If-Match.");

    public static readonly Problem Stale = new("version-depassee", 412, "Quelqu’un a modifié ces informations entre-temps.",
        "La version que vous avez lue n’est plus la dernière.", "Relisez la ressource, reportez vos changements et envoyez de nouveau.");

    public static readonly Problem Busy = new("trop-de-demandes-simultanees", 503, "Trop d’écritures en même temps.",
        "Votre demande n’a pas été enregistrée.", "Réessayez dans quelques secondes.")
    { RetryAfter = 5 };

    public static readonly Problem Outage = new("panne", 500, "Une erreur est survenue de notre côté.",
        "Rien de ce qui vous a été confirmé n’est perdu.",
        "Réessayez dans quelques minutes\u00a0; si l’erreur persiste, prévenez l’organisateur.");

    public static readonly Problem StorageUnavailable = new("stockage-indisponible", 503, "Le service est momentanément indisponible.",
        "L’endroit où vos données sont gardées ne répond pas. Nous ne savons pas si votre dernière demande a été enregistrée.",
        "Réessayez dans une minute\u00a0: ce qui l’a été ne le sera pas deux fois.")
    { RetryAfter = 30 };

    /// <summary>The wait is one of seconds: what is left of an hour is shared out evenly.</summary>
    public static Problem TooManyRequests(TimeSpan wait) =>
        new("trop-de-demandes", 429, "Trop de demandes viennent de votre connexion à internet.",
        "Elles sont comptées ensemble pour tous ceux qui partagent cette connexion, dans une mairie par exemple. La vôtre n’a pas été "
            + "prise en compte.",
        "Attendez une minute, puis envoyez de nouveau\u00a0; dans un navigateur, gardez cette page ouverte\u00a0: ce que vous avez "
            + "écrit y est encore.")
        { RetryAfter = Seconds(wait) };

    /// <summary>A form that came without the choice that it asks for: it is shown again, with the field named.</summary>
    public static Problem ChoiceMissing(string field, string message) =>
        new("choix-manquant", 422, "Un choix manque.", message, "Faites votre choix, puis envoyez de nouveau.")
        {
            Faults = [new Fault(field, message)],
        };

    /// <summary>Some fields of a page are refused, and every other is saved.</summary>
    public static Problem PartOfThePage(IReadOnlyList<Fault> faults, Problem first) =>
        Unacceptable(first.Slug, first.Title, faults) with
        { Next = "Le reste de la page est enregistré. Corrigez ce qui est indiqué, puis enregistrez de nouveau." };

    /// <summary>Faults of a form that never became an act: what was typed cannot be read.</summary>
    public static Problem FormUnreadable(params Fault[] faults) =>
        Unacceptable("formulaire-incomplet", "Le formulaire ne peut pas être enregistré ainsi.", faults);

    /// <summary>Answers that cannot be read, or can be read in two ways.</summary>
    public static Problem AnswersUnreadable(IReadOnlyList<Fault> faults) =>
        Unacceptable("reponse-mal-lue", "Une réponse ne peut pas être lue ainsi.", faults);

    public static Problem NotJson(string where) => new("json-invalide", 400, "Le corps de la demande n’est pas celui attendu.",
        where, "Corrigez le JSON\u00a0: chaque champ connu, du bon type, une seule fois.");

    public static Problem UnknownTerritory(string field, string detail) =>
        new("territoire-inconnu", 422, "Un territoire n’a pas été trouvé.",
        detail, "Cherchez-le par son nom, son code INSEE ou son SIREN.")
        { Faults = [new Fault(field, detail)] };

    /// <summary>Of an act: what the decision refused, or what kept it from deciding.</summary>
    public static Problem Of<TRefusal>(ActRefusal<TRefusal> refusal)
        where TRefusal : class => refusal switch
        {
            ActRefusal<TRefusal>.NotFound => NotFound,
            ActRefusal<TRefusal>.Stale => Stale,
            ActRefusal<TRefusal>.Busy => Busy,
            ActRefusal<TRefusal>.Refused { Refusal: CallRefusal call } => Of(call),
            ActRefusal<TRefusal>.Refused { Refusal: ApplicationRefusal application } => Of(application),
            ActRefusal<TRefusal>.Refused { Refusal: ReviewRefusal review } => Of(review),
            ActRefusal<TRefusal>.Refused { Refusal: JurySessionRefusal session } => Of(session),
            ActRefusal<TRefusal>.Refused { Refusal: ProgrammeRefusal programme } => Of(programme),
            ActRefusal<TRefusal>.Refused { Refusal: EnquiryRefusal enquiry } => Of(enquiry),
            _ => throw new InvalidOperationException($"No words for {refusal}."),
        };

    /// <summary>At least one: a header of nought would ask to come back at once.</summary>
    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private static Problem Unacceptable(string slug, string title, IReadOnlyList<Fault> faults) =>
        new(slug, 422, title, faults.Count == 1
            ? faults[0].Message
            : $"{faults.Count} points sont à corriger.", "Corrigez les points indiqués puis envoyez de nouveau.")
        {
            Faults = faults,
        };
}
