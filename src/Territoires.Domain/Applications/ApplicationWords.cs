using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationFact;

namespace Territoires.Domain.Applications;

/// <summary>
/// Where an application holds words that may name a person: the credit of a photograph, be it an answer, what a service
/// wrote, what those who examine it wrote to each other, why a recusal was lifted. They are kept apart from facts, so that they can be
/// erased.
/// </summary>
public static class ApplicationWords
{
    /// <summary>The fact with each of its words put through <paramref name="word"/>; an empty answer stands for no words.</summary>
    public static ApplicationFact Each(ApplicationFact fact, Func<string, string> word) => fact switch
    {
        DraftEdited edited => edited with { Content = Each(edited.Content, word) },
        CorrectionEdited edited => edited with { Content = Each(edited.Content, word) },
        CorrectionSent sent => sent with { Content = Each(sent.Content, word) },
        RecusalLifted lifted => lifted with { Reason = word(lifted.Reason) },
        _ => fact.WithEachWord(word),
    };

    /// <summary>What is left of an application once its words are erased.</summary>
    public static ApplicationState Without(ApplicationState application) => application with
    {
        Content = Each(application.Content, Erased),
        Corrections =
        [
            .. application.Corrections.Select(correction => correction.Work is { } work
                ? correction with { Work = work with { Content = Each(work.Content, Erased) } }
                : correction),
        ],
        Versions = [.. application.Versions.Select(version => version with { Content = Each(version.Content, Erased) })],
        Opinions = [.. application.Opinions.Select(opinion => Each(opinion, Erased))],
        Remarks = [.. application.Remarks.Select(remark => Each(remark, Erased))],
    };

    private static string Erased(string words) => string.Empty;

    /// <summary>The content with the keys of its answers that may name a person, as the rules tell them.</summary>
    internal static ApplicationContent Marked(ApplicationContent content, CallRules rules)
    {
        string[] personal =
        [
            .. rules.Questions.Where(question => question.ShownAs == ShownAs.PhotoCredit && content.Answers.ContainsKey(question.Key))
                .Select(question => question.Key),
        ];
        return content with { PersonalAnswers = personal.Length > 0 ? personal : null };
    }

    internal static ApplicationContent Each(ApplicationContent content, Func<string, string> word) => content with
    {
        PhotoCredit = Each(content.PhotoCredit, word),
        Answers = content.PersonalAnswers is { } personal ? Each(content.Answers, personal, word) : content.Answers,
    };

    /// <summary>The answers, those of these keys with their words put; an answer without words is absent.</summary>
    private static Dictionary<string, string> Each(
        IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> personal, Func<string, string> word) =>
        answers.Select(answer => personal.Contains(answer.Key) ? KeyValuePair.Create(answer.Key, word(answer.Value)) : answer)
            .Where(answer => answer.Value.Length > 0)
            .ToDictionary(StringComparer.Ordinal);

    internal static Remark Each(Remark remark, Func<string, string> word) => remark with { Text = Each(remark.Text, word) };

    internal static Opinion Each(Opinion opinion, Func<string, string> word) => opinion with { Text = Each(opinion.Text, word) };

    private static string? Each(string? words, Func<string, string> word) =>
        words is not null && word(words) is { Length: > 0 } put ? put : null;
}
