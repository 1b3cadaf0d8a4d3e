using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using Territoires.Domain.Applications;

namespace Territoires.Web.Files;

/// <summary>
/// A document as an answer, always as a download: a file from outside is never shown as a page of ours. Its hash is its entity tag.
/// </summary>
public static class DocumentFile
{
    private const int LongestName = 100;

    public static IResult Of(Document document, Stream content, string name) =>
        Results.Stream(content, document.MediaType, $"{name}.pdf", entityTag: new EntityTagHeaderValue($"\"{document.Sha256}\""));

    /// <summary>
    /// « atelier-2026-7kq2mx-roubaix-note-opportunite »: files of many applications stand in one folder of whoever reads them.
    /// A draft has no number yet.
    /// </summary>
    public static string NameOf(ApplicationState application, Document document)
    {
        string?[] parts =
        [
            application.Submission?.Number, application.Content.LeadBodies is [var first, ..] ? Plain(first.Name) : null, document.Kind,
        ];
        return string.Join('-', parts.Where(part => part is { Length: > 0 }));
    }

    /// <summary>Letters and digits that every system takes in a file name.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var sign in name.ToLowerInvariant().Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                plain.Append(sign);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        return plain.ToString(0, Math.Min(plain.Length, LongestName)).Trim('-');
    }
}
