using System.Globalization;
using System.Text.RegularExpressions;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>Whether answers are of the kind that the call's questions take. A field is named <c>answers.{key}</c>.</summary>
public static partial class AnswerCheck
{
    /// <summary>A year outside of these is a slip of the keyboard.</summary>
    public const int MinYear = 1900;
    public const int MaxYear = 2200;

    /// <summary>Holds for a draft too. An answer to no question of the call is refused.</summary>
    public static IEnumerable<Fault> Malformed(ApplicationContent content, CallRules rules)
    {
        foreach (var (key, answer) in content.Answers)
        {
            if (AskedQuestion.Find(rules, key) is not { Question: { Kind: not QuestionKind.Document } question })
            {
                yield return new Fault(Field(key), "Cet appel ne pose pas cette question.");
            }
            else if (Wrong(question, answer) is { } message)
            {
                yield return new Fault(Field(key), message);
            }
        }
    }

    /// <summary>The required questions without an answer; documents are looked for among the documents.</summary>
    public static IEnumerable<Fault> Missing(ApplicationContent content, CallRules rules) =>
        from asked in AskedQuestion.All(rules, content.Answers)
        where asked.Question.Required && asked.Question.Kind != QuestionKind.Document && !content.Answers.ContainsKey(asked.Key)
        select new Fault(Field(asked.Key), $"Répondez à «\u00a0{asked.Label}\u00a0».");

    public static string Field(string key) => $"answers.{key}";

    /// <summary>What is wrong with the answer, in French; null when nothing is.</summary>
    private static string? Wrong(Question question, string answer) => question.Kind switch
    {
        QuestionKind.Text when answer.Contains('\n', StringComparison.Ordinal) => "Écrivez cette réponse sur une seule ligne.",
        QuestionKind.Text or QuestionKind.LongText => answer.Length > question.MaxLength
            ? $"Ce texte compte {FrenchNumber.Of(answer.Length)} caractères\u00a0; il en faut "
                + $"{FrenchNumber.Of(question.MaxLength!.Value)} au plus."
            : question.ShownAs == ShownAs.Ambitions ? WrongAmbitions(Shown.Lines(answer)) : null,
        QuestionKind.Number => WrongNumber(question, answer),
        QuestionKind.Money => Cents().IsMatch(answer)
            ? null
            : "Donnez ce montant en centimes d’euro, en un nombre entier\u00a0: 150000 pour 1\u202f500\u00a0€.",
        QuestionKind.Date => WrongDate(answer),
        QuestionKind.Choice => question.ChoiceOf(answer) is null ? "Choisissez l’une des réponses proposées." : null,
        QuestionKind.SeveralChoices => WrongChoices(question, Question.Chosen(answer)),
        QuestionKind.Territory => Code().IsMatch(answer) ? null : "Indiquez le code INSEE ou le SIREN du territoire.",
        _ => null,
    };

    private static string? WrongAmbitions(string[] lines) =>
        lines.Length > ApplicationContent.MaxAmbitions || lines.Any(line => line.Length > ApplicationContent.MaxAmbition)
            ? $"Écrivez une ambition par ligne, {ApplicationContent.MaxAmbitions} au plus, de {ApplicationContent.MaxAmbition} caractères "
                + "chacune au plus."
            : null;

    /// <summary>The words are for programs: a page reads what people type before it comes here.</summary>
    private static string? WrongNumber(Question question, string answer)
    {
        if (!Number().IsMatch(answer) || !decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return "Donnez un nombre comme en JSON, avec un point et sans espace, par exemple 1250 ou 12.5, et six décimales au plus.";
        }

        var min = question.Min ?? 0;
        return number < min ? $"Ce nombre est de {FrenchNumber.Of(min)} au moins."
            : number > question.Max ? $"Ce nombre est de {FrenchNumber.Of(question.Max!.Value)} au plus." : null;
    }

    private static string? WrongChoices(Question question, string[] chosen) =>
        chosen.Length == 0 || chosen.Any(key => question.ChoiceOf(key) is null) || chosen.Distinct().Count() < chosen.Length
            ? "Choisissez parmi les réponses proposées, chacune une fois au plus."
        : chosen.Length > question.Max ? $"Choisissez {FrenchNumber.Of(question.Max!.Value)} réponses au plus."
        : null;

    private static string? WrongDate(string answer) =>
        !DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? "Donnez une date au format AAAA-MM-JJ, par exemple 2026-12-31."
        : day.Year is < MinYear or > MaxYear
            ? $"L’année {day.Year} est hors de portée\u00a0: écrivez une date entre {MinYear} et {MaxYear}."
        : null;

    [GeneratedRegex(@"^-?\d{1,15}(?:\.\d{1,6})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("^[0-9A-Z]{5,9}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{1,15}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cents();
}
