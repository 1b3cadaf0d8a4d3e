using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>The answers to choose among, as they are typed.</summary>
public static class QuestionKeys
{
    /// <summary>What is typed of the answers to choose among, one a line; a key of its own stands before a semicolon.</summary>
    public static IReadOnlyList<Option> Choices(string lines)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(';', 2, StringSplitOptions.TrimEntries) is [var key, var label] && CallId.IsValid(key)
                    ? new Option(key, label)
                    : new Option(WordKeys.NewOf(line, "reponse", taken), line)),
        ];
    }

    public static string Lines(IReadOnlyList<Option> choices) =>
        string.Join(
            '\n', choices.Select(
                option => WordKeys.Of(option.Label, "reponse") == option.Key ? option.Label : $"{option.Key} ; {option.Label}"));
}
