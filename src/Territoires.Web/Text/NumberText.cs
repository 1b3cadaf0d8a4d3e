using System.Globalization;
using System.Text.RegularExpressions;

namespace Territoires.Web.Text;

/// <summary>
/// Numbers as people write them: « 150 000 », « 12,5 », « 12.5 », « 1 499,50 € », « 1.499,50 », « 150 k€ ». One that people read in
/// two ways, « 150.000 » or « 1,250 », is never guessed: it is refused with both readings. Every refusal is a French sentence.
/// </summary>
public static partial class NumberText
{
    private const int MaxDigits = 13;
    private const int MaxDecimals = 6;
    private const int GroupDigits = 3;

    private static readonly (string Word, decimal Times)[] Units =
        [("millions d’euros", 1_000_000m), ("million d’euros", 1_000_000m), ("millions", 1_000_000m), ("million", 1_000_000m),
            ("euros", 1m), ("euro", 1m), ("eur", 1m), ("m€", 1_000_000m), ("k€", 1_000m), ("k", 1_000m), ("€", 1m)];

    /// <summary>A number, with six decimals at most.</summary>
    public static Result<decimal, string> Decimal(string typed) =>
        Read(Compact(typed), "un nombre, sans unité, par exemple 1\u202f250 ou 12,5");

    /// <summary>A whole number that counts or limits something.</summary>
    public static Result<int, string> Whole(string typed)
    {
        const string Whole = "un nombre entier, par exemple 12";
        var read = Read(Compact(typed), Whole);
        return read.IsRefused ? read.Refusal
            : decimal.Truncate(read.Value) == read.Value && read.Value is >= int.MinValue and <= int.MaxValue ? (int)read.Value
            : $"Écrivez {Whole}.";
    }

    /// <summary>An amount in euros, in cents.</summary>
    public static Result<long, string> Euros(string typed)
    {
        const string Amount = "un montant en euros, par exemple 150\u202f000 ou 1\u202f499,50";
        var text = Compact(typed).TrimStart('€').TrimStart();
        var plain = text.ToLowerInvariant().Replace('\'', '’').TrimEnd('.');
        var (word, times) = Units.FirstOrDefault(unit => plain.EndsWith(unit.Word, StringComparison.Ordinal));
        var read = Read(word is null
            ? text
            : text[..^(text.Length - plain.Length + word.Length)].TrimEnd(), Amount, times > 1 ? $" {word}" : " €");
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var cents = read.Value * (word is null ? 1m : times) * 100;
        return cents < 0 ? "Un montant ne peut pas être négatif."
            : decimal.Truncate(cents) != cents ? "Un montant s’écrit au centime près\u00a0: deux chiffres au plus après la virgule."
            : cents >= 1_000_000_000_000_000m ? $"Écrivez {Amount}."
            : (long)cents;
    }

    private static Result<decimal, string> Read(string text, string what, string unit = "")
    {
        if (Shape().Match(text) is not { Success: true } shape)
        {
            return $"Écrivez {what}.";
        }

        var (whole, mark, fraction) = Parts(shape.Groups["digits"].Value);
        var digits = Grouping().Replace(whole, string.Empty);
        if (!IsGrouped(whole) || !fraction.All(char.IsAsciiDigit) || digits.Length > MaxDigits || digits.Length + fraction.Length == 0)
        {
            return $"Écrivez {what}.";
        }

        if (IsReadTwice(whole, mark, fraction))
        {
            return Question(text, digits, fraction, unit);
        }

        if (fraction.Length > MaxDecimals)
        {
            return "Ce nombre a trop de chiffres après la virgule\u00a0: six au plus.";
        }

        var number = decimal.Parse($"{digits}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return shape.Groups["minus"].Success ? -number : number;
    }

    /// <summary>Before and after the decimal mark. A mark that comes twice, or before the other one, parts thousands.</summary>
    private static (string Whole, char? Mark, string Fraction) Parts(string digits)
    {
        var last = digits.LastIndexOfAny([',', '.']);
        return last < 0 || digits.IndexOf(digits[last], StringComparison.Ordinal) != last
            ? (digits, null, string.Empty)
            : (digits[..last], digits[last], digits[(last + 1)..]);
    }

    private static bool IsGrouped(string whole)
    {
        var groups = Grouping().Split(whole);
        return groups.Length == 1
            || (groups[0].Length is > 0 and <= GroupDigits && groups.Skip(1).All(group => group.Length == GroupDigits)
                && whole.Where(sign => !char.IsAsciiDigit(sign)).Distinct().Count() == 1);
    }

    /// <summary>
    /// « 1.250 » is twelve hundred and fifty or one and a quarter; « 0,125 », « 1 250,125 » and « 1250,125 » are read in one way
    /// only.
    /// </summary>
    private static bool IsReadTwice(string whole, char? mark, string fraction) =>
        mark is not null && fraction.Length == GroupDigits && whole.Length is > 0 and <= GroupDigits && whole[0] != '0';

    private static string Question(string text, string digits, string fraction, string unit)
    {
        var thousands = decimal.Parse(digits + fraction, NumberStyles.None, CultureInfo.InvariantCulture).ToString("N0", FrenchText.French);
        var sure = fraction.TrimEnd('0') is { Length: < GroupDigits } trimmed
            ? trimmed.PadRight(unit.Length > 0 ? 2 : 1, '0')
            : $"{fraction}0";
        return $"«\u00a0{text}\u00a0» peut se lire {thousands}{unit} ou {digits},{fraction}{unit}. Écrivez {thousands}, avec une "
            + $"espace, ou {digits},{sure}.";
    }

    /// <summary>One kind of space, none around, and the minus sign of a keyboard.</summary>
    private static string Compact(string typed) => Spaces().Replace(typed, " ").Trim().Replace('−', '-');

    [GeneratedRegex(
        @"^(?:(?<minus>-)|\+)?\s?(?<digits>[0-9][0-9., '’]*|[.,][0-9]+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex("[., '’]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
