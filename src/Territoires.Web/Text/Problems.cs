using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Text;

/// <summary>Every refusal and what it says: the one place where a decision becomes words and a status.</summary>
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
    public static Problem TooLarge(BodyKind kind) => kind is BodyKind.Document or BodyKind.DocumentForm
        ? DocumentTooLarge
        : TooLarge(kind == BodyKind.Text ? "4\u00a0Mo" : "256\u00a0ko");

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

    public static readonly Problem TokenRefused = new("jeton-refuse", 422, "Ce jeton n’est pas valable.",
        "Il est incomplet, expiré ou signé par une autre installation.", "Copiez à nouveau le jeton affiché par la commande, en entier.");

    public static readonly Problem SignInUnavailable = new("connexion-indisponible", 503, "La connexion est momentanément indisponible.",
        "Cette installation ne peut pas envoyer de lien de connexion.", "Réessayez plus tard\u00a0; si cela dure, prévenez l’organisateur.")
    { RetryAfter = 300 };

    public static readonly Problem LinkUsed = new("lien-deja-utilise", 409, "Ce lien a déjà servi.",
        "Un lien de connexion ne sert qu’une fois.", "Demandez un nouveau lien.");

    public static readonly Problem LinkExpired = new("lien-perime", 409, "Ce lien n’est plus valable.",
        "Un lien de connexion vaut quinze minutes\u00a0; celui-ci est périmé ou incomplet.", "Demandez un nouveau lien.");

    public static readonly Problem LinkFromElsewhere = new(
        "lien-autre-navigateur", 409, "Ce lien a été demandé depuis un autre navigateur.",
        "Il n’ouvre que dans le navigateur où il a été demandé.",
        "Retournez à la page où vous l’avez demandé et tapez-y le code qui est dans le même message, ou demandez un nouveau lien depuis "
            + "ce navigateur-ci.");

    public static readonly Problem SignInCodeExpired = new("code-perime", 409, "Ce code n’est plus valable.",
        "Un code vaut quinze minutes, dans le navigateur où il a été demandé.", "Demandez un nouveau lien depuis ce navigateur.");

    public static Problem SignInCodeUnreadable => Unacceptable("code-illisible", "Ce n’est pas un code.",
        [new Fault("code", "Un code compte huit lettres et chiffres, par exemple K7QM-2XDP.")]);

    public static Problem SignInCodeWrong(int left) => Unacceptable("code-errone", "Ce code n’est pas celui du dernier message.",
        [new Fault("code", left switch
        {
            0 => "Il n’y a plus d’essai\u00a0: demandez un nouveau lien.",
            1 => "Recopiez celui du message le plus récent\u00a0; il reste un essai.",
            _ => $"Recopiez celui du message le plus récent\u00a0; il reste {left} essais.",
        })]);

    public static Problem Of(SignInCodeRefusal refusal) => refusal switch
    {
        SignInCodeRefusal.Expired => SignInCodeExpired,
        SignInCodeRefusal.Wrong wrong => SignInCodeWrong(wrong.Left),
        SignInCodeRefusal.Busy => Busy,
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    /// <summary>It is said of every address, known or not, that it asked enough.</summary>
    public static Problem LinksAskedEnough(DateTimeOffset again, DateTimeOffset now) =>
        new("liens-deja-demandes", 429, "Aucun autre lien n’est envoyé pour le moment.",
        "Cinq liens ont été demandés pour cette adresse en une heure.",
        "Servez-vous du dernier message reçu, ou demandez un autre lien à partir du "
            + $"{FrenchText.Instant(NextMinute(again), "Europe/Paris")}.")
        { RetryAfter = Seconds(again - now) };

    /// <summary>The wait is one of seconds: what is left of an hour is shared out evenly.</summary>
    public static Problem TooManyRequests(TimeSpan wait) =>
        new("trop-de-demandes", 429, "Trop de demandes viennent de votre connexion à internet.",
        "Elles sont comptées ensemble pour tous ceux qui partagent cette connexion, dans une mairie par exemple. La vôtre n’a pas été "
            + "prise en compte.",
        "Attendez une minute, puis envoyez de nouveau\u00a0; dans un navigateur, gardez cette page ouverte\u00a0: ce que vous avez "
            + "écrit y est encore.")
        { RetryAfter = Seconds(wait) };

    public static readonly Problem ActorTaken = new("identifiant-deja-attribue", 409, "Cet identifiant est celui d’une autre adresse.",
        "Un identifiant désigne une seule personne.", "Choisissez un autre identifiant.");

    public static readonly Problem SignatureNeeded = new(
        "signature-encore-utile", 409, "Le nom du signataire ne peut pas encore être effacé.",
        "La candidature est encore examinée\u00a0: qui l’a signée fait partie du dossier.",
        "Attendez la publication de la liste, ou le retrait de la candidature.");

    public static readonly Problem OwnAccount = new("compte-propre", 409, "Ce compte est le vôtre.",
        "Une administration ne peut pas se fermer elle-même la porte.", "Demandez-le à une autre personne qui administre.");

    public static readonly Problem LastAdministrator = new("derniere-administration", 409, "Il ne resterait personne pour administrer.",
        "Ce compte est le seul qui administre\u00a0: sans lui, plus personne ne pourrait inviter ni ouvrir un appel. Rien n’est changé.",
        "Donnez d’abord le rôle «\u00a0administration\u00a0» à une autre personne, puis recommencez.");

    /// <summary>Somebody is invited who has an account: their page changes it.</summary>
    public static readonly Problem AccountThere = new("compte-deja-la", 409, "Cette adresse a déjà un compte.",
        "Rien n’est changé, et aucun message n’est parti.",
        "Ouvrez la page de la personne pour changer ses rôles ou l’inviter de nouveau.")
    { Faults = [new Fault("adresse", "Cette adresse a déjà un compte.")] };

    /// <summary>A list of people that is not taken as it is: nothing of it is.</summary>
    public static Problem ListUnacceptable(IReadOnlyList<Fault> faults) =>
        Unacceptable("liste-mal-remplie", "La liste ne peut pas être importée ainsi.", faults) with
        { Next = "Rien n’est enregistré. Corrigez le fichier, puis choisissez-le de nouveau." };

    public static Problem AddressUnacceptable => Unacceptable("adresse-invalide", "Cette adresse électronique n’est pas valable.",
        [new Fault("adresse", "Écrivez une adresse complète, par exemple service@exemple.fr.")]);

    public static Problem AccountUnacceptable(IReadOnlyList<Fault> faults) =>
        Unacceptable("compte-mal-decrit", "Le compte ne peut pas être enregistré ainsi.", faults);

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

    public static Problem Of(CallRefusal refusal) => refusal switch
    {
        CallRefusal.RulesUnacceptable rules =>
            Unacceptable("reglement-incoherent", "Le règlement ne peut pas être enregistré en l’état.", rules.Faults),
        CallRefusal.RulesFrozen => new("reglement-fige", 409, "Le règlement est figé depuis l’ouverture de l’appel.",
            "Les mêmes règles valent pour tous les candidats.", "Définissez un nouvel appel."),
        CallRefusal.NotDefined => NotFound,
        CallRefusal.NotOpened => new("appel-non-ouvert", 409, "L’appel n’a pas encore été ouvert.",
            "Il est défini mais pas publié.", "Ouvrez-le d’abord."),
        CallRefusal.ClosingInThePast closing => new("cloture-passee", 409, "La clôture est déjà passée.",
            $"L’appel devait clore le {FrenchText.Instant(closing.Closes)}.", "Corrigez le calendrier, puis ouvrez l’appel."),
        CallRefusal.StillOpen open => new("appel-encore-ouvert", 409, "L’appel est encore ouvert.",
            $"Les dépôts sont reçus jusqu’au {FrenchText.Instant(open.Closes)}.", "Attendez la clôture."),
        CallRefusal.ExtensionUnacceptable extension =>
            Unacceptable("prolongation-mal-fixee", "La prolongation ne peut pas être enregistrée ainsi.", extension.Faults),
        CallRefusal.TooLateToExtend => new("prolongation-trop-tard", 409, "Il est trop tard pour prolonger l’appel.",
            "Des candidatures sont déjà examinées\u00a0: en recevoir d’autres ne traiterait pas tout le monde de la même façon.",
            "Lancez un nouvel appel si d’autres candidatures sont attendues."),
        CallRefusal.DocumentUnacceptable document =>
            Unacceptable("document-mal-decrit", "Le document ne peut pas être enregistré ainsi.", document.Faults),
        CallRefusal.DocumentFrozen => new("document-fige", 409, "Ce document est public\u00a0: il ne change plus.",
            "L’appel est ouvert\u00a0; des candidats l’ont peut-être déjà lu.",
            "Ajoutez un autre document, qui dit ce qui est à savoir de plus."),
        CallRefusal.DocumentChanged => Stale,
        CallRefusal.PanelUnacceptable panel => Unacceptable("jury-mal-compose", "Le jury ne peut pas être composé ainsi.", panel.Faults),
        CallRefusal.PanelFrozen => new("jury-fige", 409, "La composition du jury est figée depuis la convocation.",
            "Un jury ne change pas en cours de procédure.", "Un membre absent peut être remplacé par son suppléant."),
        CallRefusal.PanelMissing =>
            new("jury-absent", 409, "Aucun jury n’est composé.", "La séance ne peut pas être convoquée.",
                "Composez le jury, puis convoquez la séance."),
        CallRefusal.SessionAlreadyConvened session =>
            new("seance-deja-convoquee", 409, "L’appel a déjà sa séance.", $"C’est la séance {session.SessionId}.",
                "Poursuivez cette séance."),
        CallRefusal.ApplicationsUndecided undecided =>
            new("candidatures-sans-decision", 409, "Toutes les candidatures n’ont pas leur décision de recevabilité.",
            undecided.Numbers.Count == 1
                ? $"La candidature {undecided.Numbers[0]} attend sa décision\u00a0: le jury ne pourrait pas voter sur elle."
                : $"{FrenchText.Number(undecided.Numbers.Count)} candidatures attendent leur décision\u00a0: le jury ne pourrait pas "
                    + "voter sur elles.",
            "Décidez de la recevabilité de chacune, puis convoquez la séance.")
            {
                Faults = [
            .. undecided.Numbers.Take(MostFaults)
            .Select(number => new Fault("agenda", $"La candidature {number} attend sa décision de recevabilité."))]
            },
        CallRefusal.MinutesUnsigned => new("proces-verbal-non-signe", 409, "Le procès-verbal n’est pas signé.",
            "Il faut la signature de la présidence et celle du secrétariat.",
            "Faites signer le procès-verbal, puis transmettez la proposition."),
        CallRefusal.NotItsSession =>
            new("autre-seance", 409, "Cette séance n’est pas celle de l’appel.", "La proposition vient d’une autre séance.",
                "Transmettez la proposition de la séance de l’appel."),
        CallRefusal.ProposalNotFromMinutes =>
            new("proposition-non-conforme", 409, "La proposition ne suit pas le procès-verbal.",
                "Elle diffère de ce que donnent les votes et les notes du procès-verbal.",
                "Transmettez la proposition telle que calculée."),
        CallRefusal.AlreadyProposed =>
            new("proposition-deja-transmise", 409, "La proposition est déjà transmise.", "Une proposition ne se remplace pas.",
                "Consultez la proposition transmise."),
        CallRefusal.NoProposal =>
            new("proposition-absente", 409, "Le jury n’a pas encore proposé.", "Il n’y a ni procès-verbal signé ni proposition transmise.",
                "Attendez la proposition du jury."),
        CallRefusal.PlacesExceeded places =>
            new("trop-de-designes", 422, "Plus de candidatures que de places.",
                $"{places.Designated} sont désignées pour {(places.Places == 1 ? "une place" : $"{places.Places} places")}.",
                "Retirez-en."),
        CallRefusal.DesignationUnacceptable designation =>
            Unacceptable("designation-mal-ecrite", "La désignation ne peut pas être enregistrée ainsi.", designation.Faults),
        CallRefusal.ReasonsMissing missing => Of(missing, _ => "reasons"),
        CallRefusal.AlreadyDesignated => new("deja-designe", 409, "La désignation est déjà faite.", "Une autre liste a été désignée.",
            "Consultez-la\u00a0; jusqu’à sa publication, elle se remplace en disant pourquoi.")
        { Faults = [new Fault("replacement", "Dites pourquoi la désignation est remplacée.")] },
        CallRefusal.ReplacementTooLong replacement =>
            Unacceptable("remplacement-mal-motive", "La désignation ne peut pas être remplacée ainsi.",
            [new Fault("replacement", $"Dites pourquoi en {FrenchText.Number(replacement.Max)} caractères au plus.")]),
        CallRefusal.NotDesignated =>
            new("designation-absente", 409, "Il n’y a pas encore de désignation.", "Rien n’est à publier.",
                "Attendez la désignation par l’autorité."),
        CallRefusal.NotScheduled =>
            new("publication-non-programmee", 409, "Aucune publication n’est programmée.", "L’instant de publication n’est pas fixé.",
                "Programmez la publication."),
        CallRefusal.TooEarly early => new("publication-trop-tot", 409, "La publication ne peut pas avoir lieu à cet instant.",
            $"Elle n’est possible qu’à partir du {FrenchText.Instant(early.Earliest, early.Zone)}.", "Choisissez un instant plus tardif."),
        CallRefusal.AlreadyPublished published =>
            new("deja-publie", 409, "La liste est déjà publiée.",
                $"Elle est publique depuis le {FrenchText.Instant(published.Since, published.Zone)}.",
                "Une liste publiée se corrige par un rectificatif."),
        _ => OfEndOrList(refusal) ?? throw new InvalidOperationException($"No words for {refusal}."),
    };

    /// <summary>A program reads of all reasons together; a page has a field for each.</summary>
    public static Problem Of(CallRefusal.ReasonsMissing missing, Func<Departure, string> fieldOf) =>
        Unacceptable("motifs-manquants", "La désignation s’écarte de la proposition sans dire pourquoi.",
            [.. missing.Departures.Select(
                departure =>
                    new Fault(fieldOf(departure),
                        $"Donnez le motif pour la candidature {departure.Number} ({DepartureWord(departure.Kind)})."))]);

    public static Problem Of(ReviewRefusal refusal) => refusal switch
    {
        ReviewRefusal.NotYours => NotFound,
        ReviewRefusal.ApplicationWithdrawn => Of(new ApplicationRefusal.AlreadyWithdrawn()),
        ReviewRefusal.NotWritten =>
            new("evaluation-absente", 409, "L’évaluation n’est pas écrite.", "Rien n’a encore été noté.",
                "Notez chaque critère, puis finalisez."),
        ReviewRefusal.ReviewsClosed closed =>
            new("evaluations-closes", 409, "Les évaluations ne sont plus reçues.",
                $"Elles étaient dues le {FrenchText.Instant(closed.Deadline)}.", "Prévenez le secrétariat."),
        ReviewRefusal.ReviewsFrozen =>
            new("evaluations-figees", 409, "La séance du jury est convoquée\u00a0: les évaluations ne changent plus.",
            "Le jury délibère sur les notes telles qu’elles étaient à la convocation.", "Dites en séance ce que vous vouliez ajouter."),
        ReviewRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        ReviewRefusal.ReviewUnacceptable review =>
            Unacceptable("evaluation-mal-remplie", "L’évaluation ne peut pas être enregistrée ainsi.", review.Faults),
        ReviewRefusal.ScoresMissing missing =>
            Unacceptable(
                "notes-manquantes", "Tous les critères ne sont pas notés.",
                [.. missing.Criteria.Select(
                    criterion => new Fault($"scores.{criterion.Key}", $"Notez le critère «\u00a0{criterion.Label}\u00a0»."))]),
        ReviewRefusal.AlreadyFinal => new("evaluation-finale", 409, "L’évaluation est finale.", "Elle ne se modifie pas telle quelle.",
            "Reprenez-la depuis la page du dossier, jusqu’à la convocation du jury, puis finalisez-la de nouveau."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(JurySessionRefusal refusal) => refusal switch
    {
        JurySessionRefusal.NotConvened => NotFound,
        JurySessionRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        JurySessionRefusal.AlreadyConvened =>
            new("seance-deja-convoquee", 409, "La séance est déjà convoquée.", "Son jury et son ordre du jour sont fixés.",
                "Poursuivez cette séance."),
        JurySessionRefusal.ConveningUnacceptable convening =>
            Unacceptable("convocation-impossible", "La séance ne peut pas être convoquée ainsi.", convening.Faults),
        JurySessionRefusal.MinutesDrafted => new("proces-verbal-redige", 409, "Le procès-verbal est rédigé.", "La séance ne change plus.",
            "Consultez le procès-verbal\u00a0; tant qu’il n’est pas signé des deux mains, le secrétariat peut le reprendre."),
        JurySessionRefusal.MinutesNotDrafted =>
            new("proces-verbal-absent", 409, "Le procès-verbal n’est pas rédigé.", "Il n’y a rien à signer.",
                "Attendez que le secrétariat rédige le procès-verbal."),
        JurySessionRefusal.NotOnPanel => NotFound,
        JurySessionRefusal.SeatTaken seat =>
            new("siege-occupe", 409, "Le siège est occupé.",
                $"{seat.JurorId} y siège\u00a0: titulaire et suppléant ne siègent pas ensemble.",
            "Assistez sans voter. Si la personne a émargé par erreur ou s’en va, elle ou le secrétariat note son départ, et vous émargez."),
        JurySessionRefusal.NotOnAgenda => NotFound,
        JurySessionRefusal.NotSitting =>
            new("non-emarge", 409, "Vous n’avez pas émargé.", "Seuls les membres présents votent.", "Émargez, puis votez."),
        JurySessionRefusal.Recused => NotFound,
        JurySessionRefusal.NoQuorum quorum =>
            new("quorum-non-atteint", 409, "Le quorum n’est pas atteint.",
                $"{quorum.Present} membres présents, il en faut {quorum.Needed}.", "Attendez d’autres membres, puis votez."),
        JurySessionRefusal.SeatVoted voted => new("siege-a-vote", 409, "Votre siège a déjà voté sur cette candidature.",
            $"{voted.JurorId} y a voté avant de partir\u00a0: un siège n’a qu’une voix.", "Passez à la candidature suivante."),
        JurySessionRefusal.TakingBackUnexplained taking =>
            Unacceptable("reprise-sans-motif", "Le procès-verbal ne peut pas être repris ainsi.",
            [new Fault("reason",
                $"Dites pourquoi il est repris, en {FrenchText.Number(taking.Max)} caractères au plus\u00a0: le prochain procès-verbal "
                    + "le dira.")]),
        JurySessionRefusal.SessionClosed =>
            new("seance-close", 409, "La séance est close.", "Le procès-verbal porte les deux signatures.", "Consultez le procès-verbal."),
        JurySessionRefusal.ReasonTooLong reason =>
            Unacceptable(
                "motifs-trop-longs", "Les motifs ne peuvent pas être enregistrés ainsi.",
                [new Fault($"motifs-{reason.ApplicationId}", $"Écrivez {reason.Max} caractères au plus.")]),
        JurySessionRefusal.ItemsPending pending =>
            Unacceptable(
                "votes-manquants", "Toutes les candidatures n’ont pas été votées.",
                [.. pending.Numbers.Select(number => new Fault("agenda", $"La candidature {number} n’a pas assez de votes."))]) with
            {
                Status = 409,
            },
        JurySessionRefusal.ChairAbsent =>
            new("presidence-absente", 409, "Personne ne préside.", "Le siège de la présidence est vide.",
                "Faites émarger la présidence ou sa suppléance."),
        JurySessionRefusal.NotTheChair =>
            new("pas-la-presidence", 409, "Vous ne présidez pas cette séance.",
                "Le procès-verbal est signé par la présidence et le secrétariat.", "Laissez signer la présidence."),
        JurySessionRefusal.AlreadySigned =>
            new("deja-signe", 409, "Cette signature est déjà donnée.",
                "Une autre personne a signé en cette qualité, ou vous avez signé en l’autre.", "Consultez le procès-verbal."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.CallNotOpen call => new("appel-pas-encore-ouvert", 409, "L’appel n’est pas encore ouvert.",
            $"Les candidatures seront reçues à partir du {FrenchText.Instant(call.Opens)}.", "Revenez à l’ouverture."),
        ApplicationRefusal.CallClosed call => new("appel-clos", 409, "L’appel est clos.",
            $"Les candidatures étaient reçues jusqu’au {FrenchText.Instant(call.Closes)}.",
            "Écrivez à l’organisateur si un incident vous a empêché de déposer à temps."),
        ApplicationRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        ApplicationRefusal.NotStarted => NotFound,
        ApplicationRefusal.StartedOtherwise => new("brouillon-existant", 409, "Ce brouillon existe déjà.",
            "La même clé a servi pour un autre brouillon.", "Utilisez une autre clé."),
        ApplicationRefusal.DraftIsDeleted => new("brouillon-supprime", 409, "Ce brouillon a été supprimé.",
            "Rien ne peut plus y être écrit, ni être déposé.",
            "Ouvrez un autre brouillon depuis la page de l’appel, et copiez-y ce que cette page contient encore."),
        ApplicationRefusal.AlreadySubmitted submitted =>
            new("candidature-deposee", 409, "La candidature est déposée\u00a0; elle ne se modifie plus.",
            $"Elle porte le numéro {submitted.Submission.Number}.", "Consultez son récépissé."),
        ApplicationRefusal.ContentUnacceptable content =>
            Unacceptable("contenu-mal-ecrit", "Le contenu ne peut pas être enregistré ainsi.", content.Faults),
        ApplicationRefusal.Incomplete incomplete => Unacceptable("candidature-incomplete", "La candidature est incomplète.",
            [.. incomplete.Faults, .. incomplete.DocumentsMissing.Select(
                document => new Fault($"documents.{document.Kind}", $"Joignez la pièce «\u00a0{document.Label}\u00a0»."))]),
        ApplicationRefusal.NoSuchDocument document =>
            NotFound with { Detail = "Cet appel ne demande pas cette pièce, ou elle n’est pas jointe." },
        ApplicationRefusal.NotSubmitted => NotFound,
        ApplicationRefusal.EligibilityUnacceptable eligibility =>
            Unacceptable("recevabilite-mal-motivee", "La décision ne peut pas être enregistrée ainsi.", eligibility.Faults),
        ApplicationRefusal.AlreadyDecided =>
            new("recevabilite-decidee", 409, "La recevabilité est déjà décidée.", "Une autre décision a été rendue.",
            "Consultez la décision\u00a0; jusqu’à la convocation du jury, elle se change en disant pourquoi."),
        ApplicationRefusal.ReviewBegun begun =>
            new("evaluation-commencee", 409, "L’évaluation est commencée.", $"{begun.JurorId} a déjà écrit sur cette candidature.",
            "Laissez l’affectation, ou demandez-lui de se déporter s’il le doit."),
        ApplicationRefusal.LiftingUnexplained lifting => Unacceptable("levee-sans-motif", "Le déport ne peut pas être levé ainsi.",
            [new Fault("reason", $"Dites pourquoi, en {FrenchText.Number(lifting.Max)} caractères au plus.")]),
        ApplicationRefusal.NotRecused recused =>
            new("pas-de-deport", 409, "Ce membre ne s’est pas déporté.", $"«\u00a0{recused.JurorId}\u00a0» prend part à cette candidature.",
                "Vérifiez le membre et la candidature."),
        ApplicationRefusal.CorrectionUnacceptable correction =>
            Unacceptable("correction-mal-demandee", "La demande de correction ne peut pas être enregistrée ainsi.", correction.Faults),
        ApplicationRefusal.CorrectionOpen open => new("correction-attendue", 409, "Une correction est attendue du porteur.",
            $"Il peut l’envoyer jusqu’au {FrenchText.Instant(open.Deadline)}.",
            "Attendez-la, attendez la fin du délai, ou annulez la demande."),
        ApplicationRefusal.NoCorrection =>
            new("correction-non-demandee", 409, "Aucune correction n’est demandée.", "La candidature reste telle qu’elle a été déposée.",
                "Consultez la candidature."),
        ApplicationRefusal.CorrectionClosed closed => new("correction-trop-tard", 409, "Il est trop tard pour corriger la candidature.",
            $"La correction était attendue jusqu’au {FrenchText.Instant(closed.Deadline)}.",
            "Écrivez à l’organisateur si un incident vous a empêché de l’envoyer à temps."),
        ApplicationRefusal.CorrectionAlreadySent =>
            new("correction-envoyee", 409, "La correction est déjà envoyée.", "C’est elle qui est examinée.",
                "Consultez la candidature corrigée."),
        ApplicationRefusal.CorrectionUnchanged => new("correction-sans-changement", 422, "Rien n’a été corrigé.",
            "La candidature est la même que celle qui est examinée.",
            "Modifiez ce qui vous est demandé, puis envoyez la correction. Si rien n’est à corriger, il n’y a rien à envoyer."),
        ApplicationRefusal.CorrectionChanged or ApplicationRefusal.DocumentChanged => Stale,
        ApplicationRefusal.PartsClosed parts =>
            Unacceptable("partie-non-ouverte", "Cette partie de la candidature n’est pas ouverte à la correction.",
            [.. parts.Parts.Select(part => new Fault(part, "Cette partie reste telle que vous l’avez déposée."))]),
        ApplicationRefusal.OpinionUnacceptable opinion =>
            Unacceptable("avis-trop-long", "L’avis ne peut pas être enregistré ainsi.", opinion.Faults),
        ApplicationRefusal.OpinionsClosed closed =>
            new("avis-clos", 409, "Les avis ne sont plus reçus.", $"Ils étaient attendus jusqu’au {FrenchText.Instant(closed.ReviewsBy)}.",
                "Prévenez le secrétariat."),
        ApplicationRefusal.NotAdmissible =>
            new("non-recevable", 409, "La candidature n’est pas recevable.", "Sa recevabilité n’est pas décidée, ou elle est refusée.",
                "Décidez d’abord de la recevabilité."),
        ApplicationRefusal.NotOnPanel panel =>
            Unacceptable(
                "hors-jury", "Une personne n’est pas du jury.",
                [.. panel.JurorIds.Select(juror => new Fault("jurors", $"«\u00a0{juror}\u00a0» n’a pas de siège."))]),
        ApplicationRefusal.JurorsRecused recused =>
            Unacceptable(
                "membre-deporte", "Un membre s’est déporté.",
                [.. recused.JurorIds.Select(juror => new Fault("jurors", $"«\u00a0{juror}\u00a0» s’est déporté de cette candidature."))]),
        ApplicationRefusal.TooLateToRecuse =>
            new("deport-trop-tard", 409, "Il est trop tard pour se déporter.", "Le procès-verbal est rédigé.",
            "Signalez-le à la présidence et au secrétariat\u00a0: tant qu’il n’est pas signé des deux mains, le procès-verbal peut être "
                + "repris, et votre vote rayé."),
        ApplicationRefusal.InstructionOver =>
            new("instruction-close", 409, "La séance du jury est convoquée\u00a0: l’instruction est close.",
            "Le jury délibère sur les dossiers tels qu’ils étaient à la convocation.",
            "Consultez la candidature\u00a0; ce qui est nouveau se dit au secrétariat, qui en informe le jury en séance."),
        ApplicationRefusal.TooLateToWithdraw => new("retrait-trop-tard", 409, "La candidature ne peut plus être retirée sur ce site.",
            "L’examen des candidatures est trop avancé.", "Écrivez à l’organisateur de l’appel."),
        ApplicationRefusal.AlreadyWithdrawn =>
            new("candidature-retiree", 409, "La candidature a été retirée.", "Son porteur l’a reprise\u00a0; elle n’est plus examinée.",
                "Passez à une autre candidature."),
        ApplicationRefusal.KeyReused => new("cle-deja-utilisee", 422, "Cette clé a déjà servi pour un autre envoi.",
            "La même clé d’idempotence est venue avec un autre contenu.", "Prenez une nouvelle clé pour un nouvel envoi."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

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
            _ => throw new InvalidOperationException($"No words for {refusal}."),
        };

    public static Problem Of(ConveningRefusal refusal) => refusal switch
    {
        ConveningRefusal.OfCall call => Of(call.Refusal),
        ConveningRefusal.OfSession session => Of(session.Refusal),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(ErasureRefusal refusal) => refusal == ErasureRefusal.StillNeeded ? SignatureNeeded : NotFound;

    public static Problem Of(AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.NotFound => NotFound,
        AccountRefusal.Own => OwnAccount,
        AccountRefusal.IdTaken => ActorTaken,
        AccountRefusal.Stale => Stale,
        AccountRefusal.LastAdministrator => LastAdministrator,
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(AssigningRefusal refusal) => refusal switch
    {
        AssigningRefusal.TooMany many => TooLarge($"{many.Max}\u00a0affectations"),
        AssigningRefusal.OfLine line => Of(line.Refusal),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    private static string DepartureWord(DepartureKind kind) => kind switch
    {
        DepartureKind.Removed => "proposée, non désignée",
        DepartureKind.Added => "désignée, non proposée",
        _ => "déplacée",
    };

    /// <summary>At least one: a header of nought would ask to come back at once.</summary>
    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private static DateTimeOffset NextMinute(DateTimeOffset instant) =>
        new(((instant.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static Problem Unacceptable(string slug, string title, IReadOnlyList<Fault> faults) =>
        new(slug, 422, title, faults.Count == 1
            ? faults[0].Message
            : $"{faults.Count} points sont à corriger.", "Corrigez les points indiqués puis envoyez de nouveau.")
        {
            Faults = faults,
        };
}
