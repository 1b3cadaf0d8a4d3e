using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>A question of a call as it is typed. Its key is empty until it is saved for the first time.</summary>
/// <param name="OnlyIf">« site-pollue:oui »: the answer on which it is asked; empty where it is asked of everybody.</param>
/// <param name="ShownAs">What its answer is on the page of a laureate; empty where it is not shown there.</param>
public sealed record TypedQuestion(
    string Key, string Label, string Kind, bool Required, string Help, string Max, string Choices, string Min = "",
    string OnlyIf = "", string ShownAs = "")
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(QuestionKind.Text), "Texte court"),
        (nameof(QuestionKind.LongText), "Texte long"),
        (nameof(QuestionKind.Number), "Nombre"),
        (nameof(QuestionKind.Money), "Montant en euros"),
        (nameof(QuestionKind.Date), "Date"),
        (nameof(QuestionKind.Choice), "Choix dans une liste"),
        (nameof(QuestionKind.SeveralChoices), "Plusieurs choix dans une liste"),
        (nameof(QuestionKind.Territory), "Territoire"),
        (nameof(QuestionKind.Document), "Pièce (PDF)"),
    ];

    private static readonly IReadOnlyList<(string Value, string Text)> AllShown =
    [
        .. Enum.GetValues<ShownAs>().Select(shown => (shown.ToString(), ShownCheck.Words(shown))),
    ];

    public QuestionKind? KnownKind => Kinds.Any(kind => kind.Value == Kind) ? Enum.Parse<QuestionKind>(Kind) : null;

    /// <summary>True where a largest length or value can be set.</summary>
    public bool TakesMax => KnownKind is QuestionKind.Text or QuestionKind.LongText or QuestionKind.Number
        or QuestionKind.SeveralChoices;

    /// <summary>True where a smallest value can be set.</summary>
    public bool TakesMin => KnownKind is QuestionKind.Number;

    public bool TakesChoices => KnownKind is QuestionKind.Choice or QuestionKind.SeveralChoices;

    /// <summary>As what an answer of this kind can be shown on the page of a laureate.</summary>
    public IReadOnlyList<(string Value, string Text)> Shown => KnownKind is not { } kind
        ? []
        : [.. AllShown.Where(shown => ShownCheck.Suits(Enum.Parse<ShownAs>(shown.Value), kind))];

    public static TypedQuestion New(string kind) =>
        new(string.Empty, string.Empty, kind, Required: false, string.Empty, string.Empty, string.Empty);

    public static TypedQuestion Of(Question question) => new(
        question.Key,
        question.Label,
        question.Kind.ToString(),
        question.Required,
        question.Help ?? string.Empty,
        question.Max?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        QuestionKeys.Lines(question.Choices ?? []),
        question.Min?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        question.OnlyIf is { } condition ? TypedCondition.Of(condition) : string.Empty,
        question.ShownAs?.ToString() ?? string.Empty);

    public static TypedQuestion Of(IFormCollection form, string at) => new(
        form[$"{at}-key"].ToString(),
        form[$"{at}-label"].ToString(),
        form[$"{at}-kind"].ToString(),
        form[$"{at}-required"].Count > 0,
        form[$"{at}-help"].ToString().ReplaceLineEndings("\n"),
        form[$"{at}-max"].ToString(),
        form[$"{at}-choices"].ToString().ReplaceLineEndings("\n"),
        form[$"{at}-min"].ToString(),
        form[$"{at}-onlyIf"].ToString(),
        form[$"{at}-shownAs"].ToString());

    /// <summary>The question, with what cannot be read of it; what a question must be is for the rules' check.</summary>
    public Question ToQuestion(string key, string at, List<Fault> faults) => new(
        key,
        Label.Trim(),
        KnownKind ?? (QuestionKind)(-1),
        Required,
        Help.Trim() is { Length: > 0 } help ? help : null,
        TakesMax ? Limit(Max, $"{at}.max", faults) : null,
        TakesChoices ? QuestionKeys.Choices(Choices) : null,
        TakesMin ? Limit(Min, $"{at}.min", faults) : null,
        TypedCondition.Read(OnlyIf),
        Shown.Count > 0 && AllShown.Any(shown => shown.Value == ShownAs) ? Enum.Parse<ShownAs>(ShownAs) : null);

    private static int? Limit(string typed, string field, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var limit = NumberText.Whole(typed);
        if (!limit.IsRefused)
        {
            return limit.Value;
        }

        faults.Add(new Fault(field, $"{limit.Refusal} Ou laissez vide."));
        return null;
    }
}
