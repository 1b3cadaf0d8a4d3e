namespace Territoires.Domain.Territories;

internal static class CodeText
{
    /// <summary>The text without any space (the non-breaking ones of French typography too), in capitals.</summary>
    public static string Compact(string? text) =>
        text is null ? "" : string.Concat(text.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
}
