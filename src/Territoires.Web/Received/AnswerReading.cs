using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Files;

namespace Territoires.Web.Received;

/// <summary>
/// Answers from what was sent to what is kept. Programs send what is kept; people write, and are asked when it can be read in two
/// ways.
/// </summary>
/// <param name="AreTyped">Written by a person in the fields of a page.</param>
public sealed record AnswerReading(CallRules Rules, LeadBodies Bodies, bool AreTyped)
{
    /// <summary>The answers with those that change, or everything of them that cannot be read.</summary>
    public async Task<Result<Dictionary<string, string>, Problem>> OverAsync(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string?> changed, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, string>(before, StringComparer.Ordinal);
        var faults = new List<Fault>();
        foreach (var (key, sent) in changed)
        {
            if (string.IsNullOrWhiteSpace(sent))
            {
                answers.Remove(key);
                continue;
            }

            var read = await ReadAsync(key, sent, cancellation);
            if (read.IsRefused)
            {
                faults.Add(read.Refusal);
            }
            else
            {
                answers[key] = read.Value.Kept;
            }
        }

        return faults.Count > 0 ? Problems.AnswersUnreadable(faults) : answers;
    }

    private async Task<Result<Answer, Fault>> ReadAsync(string key, string sent, CancellationToken cancellation)
    {
        var asked = AskedQuestion.Find(Rules, key)?.Question;
        if (asked is { Kind: QuestionKind.Territory })
        {
            var code = await Bodies.CodeAsync(AnswerCheck.Field(key), sent.Trim(), cancellation);
            return code.IsRefused ? code.Refusal : new Answer(code.Value.Value);
        }

        if (!AreTyped || asked is null)
        {
            return new Answer(sent.ReplaceLineEndings("\n").Trim());
        }

        var read = AnswerText.Read(asked, sent);
        return read.IsRefused ? new Fault(AnswerCheck.Field(key), read.Refusal) : read.Value;
    }
}
