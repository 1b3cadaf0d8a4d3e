using Territoires.Core.Accounts;
using Territoires.Core.SignIn;

namespace Territoires.Web.Refusals;

/// <summary>Who signs in, and accounts.</summary>
public static partial class Problems
{
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

    public static readonly Problem ActorTaken = new("identifiant-deja-attribue", 409, "Cet identifiant est celui d’une autre adresse.",
        "Un identifiant désigne une seule personne.", "Choisissez un autre identifiant.");

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

    public static Problem Of(AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.NotFound => NotFound,
        AccountRefusal.Own => OwnAccount,
        AccountRefusal.IdTaken => ActorTaken,
        AccountRefusal.Stale => Stale,
        AccountRefusal.LastAdministrator => LastAdministrator,
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    private static DateTimeOffset NextMinute(DateTimeOffset instant) =>
        new(((instant.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute) * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
