using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Domain.Territories;

namespace Territoires.Web.Files;

/// <summary>
/// Answers between how people write them and how they are kept: « 1 499,50 » is 149950 cents, « 31/12/2026 » is 2026-12-31.
/// </summary>
public static class AnswerText
{
    private const string Kept = "yyyy-MM-dd";

    private static readonly string[] Days = ["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d.M.yyyy", "d MMMM yyyy", Kept];

    /// <summary>The field of a page that holds the answer of this key.</summary>
    public static string FieldOf(string key) => $"answers-{key.Replace('.', '-')}";

    /// <summary>What is kept, or why it cannot be read, in French. A territory is looked up elsewhere.</summary>
    public static Result<Answer, string> Read(Question question, string typed)
    {
        switch (question.Kind)
        {
            case QuestionKind.Number:
                var number = NumberText.Decimal(typed);
                return number.IsRefused ? number.Refusal : new Answer(number.Value.ToString("0.######", CultureInfo.InvariantCulture));
            case QuestionKind.Money:
                var cents = NumberText.Euros(typed);
                return cents.IsRefused ? cents.Refusal : new Answer(cents.Value.ToString("0", CultureInfo.InvariantCulture));
            case QuestionKind.Date:
                return DateOnly.TryParseExact(typed.Trim(), Days, FrenchText.French, DateTimeStyles.None, out var day)
                    ? new Answer(day.ToString(Kept, CultureInfo.InvariantCulture))
                    : "Écrivez une date, le jour d’abord, par exemple 31/12/2026.";
            default:
                return new Answer(typed.Trim());
        }
    }

    /// <summary>As it stands in the field of the form: whatever is kept is read back as it was.</summary>
    public static string Typed(Question question, string kept, TerritoryDirectory directory) => question.Kind switch
    {
        QuestionKind.Money when CentsOf(kept) is { } cents => (cents / 100m).ToString("0.##", FrenchText.French),
        QuestionKind.Number => Decimals(kept) == 3 ? $"{kept.Replace('.', ',')}0" : kept.Replace('.', ','),
        QuestionKind.Territory => directory.Describe(kept),
        _ => kept,
    };

    /// <summary>As people read it.</summary>
    public static string Shown(Question question, string kept, TerritoryDirectory directory) => question.Kind switch
    {
        QuestionKind.Money when CentsOf(kept) is { } cents => FrenchText.Euros(cents),
        QuestionKind.Number when decimal.TryParse(
            kept, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number.ToString("#,0.######", FrenchText.French),
        QuestionKind.Date when DateOnly.TryParseExact(kept, Kept, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            FrenchText.Day(day),
        QuestionKind.Choice => question.ChoiceOf(kept)?.Label ?? kept,
        QuestionKind.SeveralChoices =>
            string.Join(", ", Question.Chosen(kept).Select(key => question.ChoiceOf(key)?.Label ?? key)),
        QuestionKind.Territory => directory.Describe(kept),
        _ => kept,
    };

    private static long? CentsOf(string kept) =>
        long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? cents : null;

    private static int Decimals(string kept) =>
        kept.IndexOf('.', StringComparison.Ordinal) is >= 0 and var mark ? kept.Length - mark - 1 : 0;
}

/// <summary>An answer as it is kept.</summary>
public sealed record Answer(string Kept);
