using Territoires.Domain.Applications;

namespace Territoires.Domain.Calls;

/// <summary>What kind of answer a question takes, and how that answer is written down.</summary>
public enum QuestionKind
{
    /// <summary>One line, at most <see cref="Question.Max"/> characters.</summary>
    Text,

    /// <summary>Several lines, at most <see cref="Question.Max"/> characters.</summary>
    LongText,

    /// <summary>
    /// A decimal number with a point, e.g. <c>12.5</c>; between <see cref="Question.Min"/> and <see cref="Question.Max"/>.
    /// </summary>
    Number,

    /// <summary>An amount in cents of euro, e.g. <c>150000</c> for 1,500 €.</summary>
    Money,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>The key of one of <see cref="Question.Choices"/>.</summary>
    Choice,

    /// <summary>The INSEE code or SIREN of a body of the national file.</summary>
    Territory,

    /// <summary>A PDF, kept with the documents of the application under the key of <see cref="AskedQuestion"/>.</summary>
    Document,

    /// <summary>The keys of some of <see cref="Question.Choices"/>, with a comma between two; at most <see cref="Question.Max"/>.</summary>
    SeveralChoices,
}

/// <summary>One thing that a call asks of its applicants, beside what every application says.</summary>
/// <param name="Key">Stable name, written as a call's name is.</param>
/// <param name="Label">What people read, in French.</param>
/// <param name="Required">Without an answer nothing can be submitted.</param>
/// <param name="Help">A sentence under the label; null when the label says all.</param>
/// <param name="Max">
/// Characters for a text, largest value for a number, how many of several choices; null for the limit of the kind.
/// </param>
/// <param name="Choices">For <see cref="QuestionKind.Choice"/> and <see cref="QuestionKind.SeveralChoices"/> only.</param>
/// <param name="Min">Smallest value of a number; null for 0, because areas, costs and counts are not negative.</param>
/// <param name="OnlyIf">Null for a question that is asked of everybody.</param>
/// <param name="ShownAs">What its answer is on the page of a laureate; null for an answer that is not published.</param>
public sealed record Question(
    string Key, string Label, QuestionKind Kind, bool Required = false, string? Help = null, int? Max = null,
    IReadOnlyList<Option>? Choices = null, int? Min = null, Condition? OnlyIf = null, ShownAs? ShownAs = null)
{
    public const int MaxText = 300;
    public const int MaxLongText = 5000;

    /// <summary>Characters that an answer may have; null where they are not counted.</summary>
    public int? MaxLength => Kind switch
    {
        QuestionKind.Text => Math.Min(Max ?? MaxText, MaxText),
        QuestionKind.LongText => Math.Min(Max ?? LongestText, LongestText),
        _ => null,
    };

    private int LongestText => ShownAs switch
    {
        Calls.ShownAs.Theme => ApplicationContent.MaxTheme,
        Calls.ShownAs.Ambitions => ApplicationContent.MaxAmbitions * (ApplicationContent.MaxAmbition + 1),
        _ => MaxLongText,
    };

    public bool TakesChoices => Kind is QuestionKind.Choice or QuestionKind.SeveralChoices;

    /// <summary>What is chosen, key by key.</summary>
    public static string[] Chosen(string answer) =>
        answer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Option? ChoiceOf(string key) => (Choices ?? []).FirstOrDefault(option => option.Key == key);
}

/// <summary>One of the answers among which to choose.</summary>
public sealed record Option(string Key, string Label);

/// <summary>When a question is asked: another one, asked before it, has one of these answers.</summary>
/// <param name="Question">Its key; it is a choice.</param>
/// <param name="Answers">Keys of its choices.</param>
public sealed record Condition(string Question, IReadOnlyList<string> Answers);

/// <summary>A page of questions.</summary>
/// <param name="Repeat">Null for questions that are asked once.</param>
public sealed record FormSection(string Key, string Title, IReadOnlyList<Question> Questions, string? Help = null, Repeat? Repeat = null);

/// <summary>The questions of a page are asked of each of several: partners, sites.</summary>
/// <param name="Of">What one of them is called, in French: « partenaire ».</param>
/// <param name="Most">How many there are at the most.</param>
/// <param name="Least">How many must be told of.</param>
public sealed record Repeat(string Of, int Most, int Least = 1);
