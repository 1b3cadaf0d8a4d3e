using System.Globalization;
using System.Text;

namespace Territoires.Web.Text;

/// <summary>
/// A text as it is kept: without the characters that nobody sees and that come with a paste. Control characters, zero-width
/// spaces, byte order marks and marks of direction go; line breaks and tabs stay, and so do the joiners that write emoji and
/// other scripts. A text of which nothing can be seen is empty.
/// </summary>
public static class WrittenText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int SoftHyphen = 0x00AD;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>Scripts begin here that are written with joiners: Hebrew, Arabic, Indic scripts, then symbols.</summary>
    private const int FirstJoined = 0x0590;

    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().ContainsAnyExcept(' '))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        Rune[] runes = [.. text.EnumerateRunes()];
        var isVisible = false;
        for (var at = 0; at < runes.Length; at++)
        {
            if (Kept(runes, at) is { } rune)
            {
                clean.Append(rune);
                isVisible |= IsVisible(rune);
            }
        }

        return isVisible ? clean.ToString() : string.Empty;
    }

    /// <summary>The character, one that stands for it, or null when it goes.</summary>
    private static Rune? Kept(Rune[] runes, int at) => runes[at].Value switch
    {
        '\n' or '\r' or '\t' => runes[at],
        0x0085 or 0x2028 or 0x2029 => new Rune('\n'),
        SoftHyphen => IsBetween(runes, at, Rune.IsLetter) ? runes[at] : null,
        ZeroWidthJoiner or ZeroWidthNonJoiner => IsBetween(runes, at, IsJoined) ? runes[at] : null,
        >= 0xE0020 and <= 0xE007F => IsOfFlag(runes, at) ? runes[at] : null,
        0xFFFE or 0xFFFF or >= 0xFDD0 and <= 0xFDEF => null,
        var value when (value & 0xFFFE) == 0xFFFE => null,
        _ => Rune.GetUnicodeCategory(runes[at]) is UnicodeCategory.Control or UnicodeCategory.Format
            && !IsOfScript(runes[at].Value) ? null : runes[at],
    };

    /// <summary>Format characters that write something: Arabic number signs and the like.</summary>
    private static bool IsOfScript(int value) =>
        value is >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x08E2 or 0x0890 or 0x0891 or 0x110BD or 0x110CD;

    private static bool IsBetween(Rune[] runes, int at, Func<Rune, bool> what) =>
        at > 0 && at < runes.Length - 1 && what(runes[at - 1]) && what(runes[at + 1]);

    private static bool IsJoined(Rune rune) =>
        rune.Value >= FirstJoined && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator);

    /// <summary>The flag of a region is a black flag and tags that spell it.</summary>
    private static bool IsOfFlag(Rune[] runes, int at)
    {
        while (at > 0 && runes[at].Value is >= 0xE0020 and <= 0xE007F)
        {
            at--;
        }

        return runes[at].Value == BlackFlag;
    }

    /// <summary>Blanks that Unicode counts as letters or symbols are seen by nobody.</summary>
    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
            && rune.Value is not (SoftHyphen or 0x2800 or 0x3164 or 0x115F or 0x1160 or 0xFFA0 or 0x034F or (>= 0xFE00 and <= 0xFE0F));
}
