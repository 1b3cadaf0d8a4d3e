using Territoires.Core.Applications;

namespace Territoires.Web.Refusals;

/// <summary>What is said of a file that is refused: what is wrong with it, and how people mend it.</summary>
public static class PdfProblems
{
    public static Problem Of(PdfFault fault, ReadOnlySpan<byte> firstBytes = default) => fault switch
    {
        PdfFault.Empty => new("piece-vide", 422, "Le fichier est vide.",
            "Il ne contient aucun octet.", "Vérifiez le fichier sur votre ordinateur, puis choisissez-le de nouveau."),
        PdfFault.Cut => new("piece-incomplete", 422, "Le PDF n’est pas complet.",
            "Le fichier commence comme un PDF mais s’arrête avant sa fin\u00a0: un téléchargement ou une copie a été interrompu.",
            "Ouvrez le fichier sur votre ordinateur\u00a0: s’il ne s’ouvre pas, refaites-le, puis choisissez-le de nouveau."),
        PdfFault.Damaged => new("piece-abimee", 422, "Le PDF est abîmé\u00a0: il ne s’ouvrirait pas partout.",
            "La table des matières du fichier ne mène à aucun contenu.",
            "Ouvrez le document sur votre ordinateur, imprimez-le «\u00a0au format PDF\u00a0» dans un nouveau fichier, puis choisissez "
                + "celui-ci."),
        PdfFault.Protected => new("piece-protegee", 422, "Le PDF est protégé.",
            "Il est chiffré\u00a0: qui doit le lire pourrait ne pas l’ouvrir.",
            "Enregistrez-le sans mot de passe ni restriction (ou imprimez-le «\u00a0au format PDF\u00a0»), puis choisissez le nouveau "
                + "fichier."),
        _ => Problems.NotAPdf with { Detail = $"Le contenu du fichier {Seems(firstBytes)}." },
    };

    private static string Seems(ReadOnlySpan<byte> first) => first switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "est celui d’un document Word ou LibreOffice, ou d’une archive",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "est celui d’un document d’une ancienne version d’Office",
        [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "est celui d’une image",
        _ => "n’est pas celui d’un PDF",
    };
}
