namespace Territoires.Web.Components;

/// <summary>
/// What one must say that one knows before an act that cannot be taken back, or not by oneself: a box to tick beside its
/// button, with the consequence in words. Programs confirm by asking.
/// </summary>
/// <param name="Field">Name of the box in its form.</param>
/// <param name="Consequence">What the person ticks, in the first person.</param>
public sealed record Confirmation(string Field, string Consequence)
{
    public const string Given = "oui";

    /// <summary>Name of the button of a page to confirm that leads back to what was chosen, as it was chosen.</summary>
    public const string GoBackField = "revenir";

    public static readonly Confirmation Opening = new(
        "confirmer-ouverture", "J’ouvre l’appel\u00a0: son règlement devient public et ne changera plus.");

    public static readonly Confirmation Extension = new(
        "confirmer-prolongation",
        "Je prolonge l’appel\u00a0: chaque candidat en est prévenu, et les dates ne pourront plus être avancées.");

    public static readonly Confirmation DraftDeletion = new(
        "confirmer-suppression",
        "Je supprime ce brouillon\u00a0: ses textes et ses pièces ne seront plus montrés à personne, et il ne pourra pas être rétabli.");

    public static readonly Confirmation Erasure = new("confirmer-effacement", "J’efface le nom du signataire, pour toujours.");

    public static readonly Confirmation Convening = new(
        "confirmer-convocation",
        "Je convoque la séance\u00a0: le jury, l’ordre du jour et les notes ne changeront plus, et l’appel ne pourra plus être prolongé.");

    public static readonly Confirmation Drafting = new(
        "confirmer-redaction", "Je rédige le procès-verbal\u00a0: les présences et les votes sont comptés tels qu’ils sont.");

    public static readonly Confirmation Signature = new(
        "confirmer-signature", "J’ai lu le procès-verbal et je le signe. Avec les deux signatures, la séance est close pour toujours.");

    public static readonly Confirmation Proposal = new(
        "confirmer-proposition", "Je transmets la proposition du jury à l’autorité\u00a0: elle ne se reprend pas.");

    public static readonly Confirmation Publication = new(
        "confirmer-publication",
        "À cet instant la liste sera publique\u00a0; ensuite, toute modification se verra, avec son motif.");

    public static readonly Confirmation End = new(
        "confirmer-fin",
        "Je mets fin à l’appel\u00a0: il n’aura pas de lauréats, chaque candidat en est prévenu, et cela ne se reprend pas.");

    public static readonly Confirmation FileRemoval = new(
        "confirmer-retrait", "Je retire ce dossier\u00a0: il ne pourra plus être désigné.");

    public static readonly Confirmation Unlinking = new(
        "confirmer-detachement", "Je détache cet appel\u00a0: ceux que sa liste a fait entrer ne seront plus membres du réseau.");

    public static readonly Confirmation Waves = new(
        "confirmer-vagues", "J’ai compris\u00a0: chaque vague s’ouvre seule, et son règlement est alors public et ne change plus.");

    public static readonly Confirmation Erratum = new(
        "confirmer-rectificatif", "Je publie ce rectificatif\u00a0: il se voit, avec son motif, et la version d’avant reste lisible.");

    public static readonly Confirmation Renunciation = new(
        "confirmer-renoncement", "Je note ce renoncement\u00a0: ce territoire quitte la liste publique, et cela ne se reprend pas.");

    public static readonly Confirmation ReserveCall = new(
        "confirmer-remplacement", "J’inscris ce territoire parmi les lauréats\u00a0: la liste publique le nomme aussitôt.");

    /// <summary>Null when the box is ticked; otherwise what to say beside it.</summary>
    public Problem? MissingIn(IFormCollection form) =>
        form[Field] == Given ? null : Problems.ChoiceMissing(Field, "Rien n’est enregistré\u00a0: cochez la case pour confirmer.");
}
