using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Answers between how people write them and how they are kept: « 1 499,50 » is 149950 cents, « 31/12/2026 » is 2026-12-31.</summary>
public static class AnswerText
{
    private static readonly string[] Days = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    public static string FieldOf(string question) => $"answers-{question}";

    /// <summary>What is kept; a text that cannot be read is kept as typed, and the check of the answers says why it is refused.</summary>
    public static string Read(Question question, string typed)
    {
        var text = typed.Trim();
        return question.Kind switch
        {
            QuestionKind.Number => Decimal(text) is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : text,
            QuestionKind.Money => Decimal(text) is { } euros && decimal.Truncate(euros * 100) == euros * 100 ? (euros * 100).ToString("0", CultureInfo.InvariantCulture) : text,
            QuestionKind.Date => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
            QuestionKind.Territory => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant(),
            _ => text,
        };
    }

    /// <summary>As it stands in the field of the form.</summary>
    public static string Typed(Question question, string kept) => question.Kind switch
    {
        QuestionKind.Money when long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) => (cents / 100m).ToString("0.##", FrenchText.French),
        QuestionKind.Number => kept.Replace('.', ','),
        _ => kept,
    };

    /// <summary>As people read it.</summary>
    public static string Shown(Question question, string kept) => question.Kind switch
    {
        QuestionKind.Money when long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) => FrenchText.Euros(cents),
        QuestionKind.Number => kept.Replace('.', ','),
        QuestionKind.Date when DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => FrenchText.Day(day),
        QuestionKind.Choice => question.ChoiceOf(kept)?.Label ?? kept,
        _ => kept,
    };

    private static decimal? Decimal(string text)
    {
        var plain = string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && sign != '€')).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
