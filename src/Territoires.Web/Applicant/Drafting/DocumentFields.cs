namespace Territoires.Web.Applicant.Drafting;

/// <summary>The fields and the buttons of the page of documents, which is one form.</summary>
public static class DocumentFields
{
    /// <summary>The button that attaches, then goes on.</summary>
    public const string Continue = "suite";

    /// <summary>The button of one document, which attaches and stays; its value is the kind.</summary>
    public const string Join = "joindre";

    /// <summary>The button that takes a document back; its value is the kind.</summary>
    public const string TakeBack = "retirer";

    private const string FilePrefix = "fichier.";

    /// <summary>The name of the field in which the file of that kind is chosen.</summary>
    public static string File(string kind) => FilePrefix + kind;

    /// <summary>The name of the field that holds the hash of the document that the page showed; empty for none.</summary>
    public static string Shown(string kind) => $"empreinte.{kind}";

    /// <summary>The kinds for which a file was chosen, each once.</summary>
    public static IReadOnlyList<(string Kind, IFormFile File)> ChosenIn(IFormCollection form) =>
    [
        .. form.Files.Where(file => file.Name.StartsWith(FilePrefix, StringComparison.Ordinal))
            .Select(file => (file.Name[FilePrefix.Length..], file))
            .DistinctBy(chosen => chosen.Item1, StringComparer.Ordinal),
    ];
}
