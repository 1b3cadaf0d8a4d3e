using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>A section of a call's own questions as it is typed.</summary>
public sealed record TypedSection(string Key, string Title, string Help, IReadOnlyList<TypedQuestion> Questions)
{
    public static readonly TypedSection New = new(string.Empty, string.Empty, string.Empty, []);

    public static TypedSection Of(FormSection section) =>
        new(section.Key, section.Title, section.Help ?? string.Empty, [.. section.Questions.Select(TypedQuestion.Of)]);

    public static TypedSection Of(IFormCollection form, string at)
    {
        var questions = new List<TypedQuestion>();
        while (form.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{at}-questions-{questions.Count}-label")))
        {
            questions.Add(TypedQuestion.Of(form, string.Create(CultureInfo.InvariantCulture, $"{at}-questions-{questions.Count}")));
        }

        return new TypedSection(
            form[$"{at}-key"].ToString(), form[$"{at}-title"].ToString(), form[$"{at}-help"].ToString()
                .ReplaceLineEndings("\n"), questions);
    }
}
