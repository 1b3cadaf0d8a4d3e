using System.Globalization;
using Microsoft.AspNetCore.Http;
using Territoires.Domain;
using Territoires.Domain.Calls;

namespace Territoires.Functions.Management;

/// <summary>A question of a call as it is typed. Its key is empty until it is saved for the first time.</summary>
public sealed record TypedQuestion(string Key, string Label, string Kind, bool Required, string Help, string Max, string Choices)
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(QuestionKind.Text), "Texte court"),
        (nameof(QuestionKind.LongText), "Texte long"),
        (nameof(QuestionKind.Number), "Nombre"),
        (nameof(QuestionKind.Money), "Montant en euros"),
        (nameof(QuestionKind.Date), "Date"),
        (nameof(QuestionKind.Choice), "Choix dans une liste"),
        (nameof(QuestionKind.Territory), "Territoire"),
        (nameof(QuestionKind.Document), "Pièce (PDF)"),
    ];

    public QuestionKind? KnownKind => Kinds.Any(kind => kind.Value == Kind) ? Enum.Parse<QuestionKind>(Kind) : null;

    /// <summary>True where a largest length or value can be set.</summary>
    public bool TakesMax => KnownKind is QuestionKind.Text or QuestionKind.LongText or QuestionKind.Number;

    public bool TakesChoices => KnownKind is QuestionKind.Choice;

    public static TypedQuestion New(string kind) => new(string.Empty, string.Empty, kind, Required: false, string.Empty, string.Empty, string.Empty);

    public static TypedQuestion Of(Question question) => new(
        question.Key,
        question.Label,
        question.Kind.ToString(),
        question.Required,
        question.Help ?? string.Empty,
        question.Max?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        QuestionKeys.Lines(question.Choices ?? []));

    public static TypedQuestion Of(IFormCollection form, string at) => new(
        form[$"{at}-key"].ToString(),
        form[$"{at}-label"].ToString(),
        form[$"{at}-kind"].ToString(),
        form[$"{at}-required"].Count > 0,
        form[$"{at}-help"].ToString().ReplaceLineEndings("\n"),
        form[$"{at}-max"].ToString(),
        form[$"{at}-choices"].ToString().ReplaceLineEndings("\n"));

    /// <summary>The question, with what cannot be read of it; what a question must be is for the rules' check.</summary>
    public Question ToQuestion(string key, string at, List<Fault> faults) => new(
        key,
        Label.Trim(),
        KnownKind ?? (QuestionKind)(-1),
        Required,
        Help.Trim() is { Length: > 0 } help ? help : null,
        TakesMax ? Limit(at, faults) : null,
        TakesChoices ? QuestionKeys.Choices(Choices) : null);

    private int? Limit(string at, List<Fault> faults)
    {
        var text = string.Concat(Max.Where(sign => !char.IsWhiteSpace(sign)));
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
        {
            return limit;
        }

        faults.Add(new Fault($"{at}.max", "Écrivez la limite en chiffres, ou laissez vide."));
        return null;
    }
}
