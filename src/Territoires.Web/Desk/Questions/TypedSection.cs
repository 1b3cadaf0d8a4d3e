using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>A section of a call's own questions as it is typed.</summary>
/// <param name="RepeatOf">What one of those is called of which the questions are asked; empty where they are asked once.</param>
/// <param name="Most">How many there are at the most.</param>
/// <param name="Least">How many must be told of.</param>
public sealed record TypedSection(
    string Key, string Title, string Help, IReadOnlyList<TypedQuestion> Questions,
    string RepeatOf = "", string Most = "", string Least = "")
{
    public static readonly TypedSection New = new(string.Empty, string.Empty, string.Empty, []);

    public static TypedSection Of(FormSection section) =>
        new(section.Key, section.Title, section.Help ?? string.Empty, [.. section.Questions.Select(TypedQuestion.Of)])
        {
            RepeatOf = section.Repeat?.Of ?? string.Empty,
            Most = section.Repeat?.Most.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            Least = section.Repeat?.Least.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        };

    public static TypedSection Of(IFormCollection form, string at)
    {
        var questions = new List<TypedQuestion>();
        while (form.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{at}-questions-{questions.Count}-label")))
        {
            questions.Add(TypedQuestion.Of(form, string.Create(CultureInfo.InvariantCulture, $"{at}-questions-{questions.Count}")));
        }

        return new TypedSection(
            form[$"{at}-key"].ToString(), form[$"{at}-title"].ToString(), form[$"{at}-help"].ToString()
                .ReplaceLineEndings("\n"), questions,
            form[$"{at}-repeat-of"].ToString(), form[$"{at}-repeat-most"].ToString(), form[$"{at}-repeat-least"].ToString());
    }

    /// <summary>Null where the questions are asked once: nothing says what would be repeated.</summary>
    public Repeat? ToRepeat(string at, List<Fault> faults) => string.IsNullOrWhiteSpace(RepeatOf) && string.IsNullOrWhiteSpace(Most)
        ? null
        : new Repeat(RepeatOf.Trim(), Number(Most, 0, $"{at}.repeat.most", faults), Number(Least, 1, $"{at}.repeat.least", faults));

    private static int Number(string typed, int otherwise, string field, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return otherwise;
        }

        var number = NumberText.Whole(typed);
        if (number.IsRefused)
        {
            faults.Add(new Fault(field, number.Refusal));
            return otherwise;
        }

        return number.Value;
    }
}
