using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Answers;

/// <summary>What those who examine a file wrote to each other, in order.</summary>
public sealed record RemarksAnswer(string Application, bool Fictitious, IReadOnlyList<RemarkAnswer> Remarks)
{
    public static RemarksAnswer Of(ApplicationState application, CallRules rules) => new(
        application.Id,
        application.Content.Fictitious || rules.Fictitious,
        [
            .. application.Remarks.Select(
                (remark, index) => new RemarkAnswer(index + 1, remark.AuthorId, remark.Side, remark.Text, remark.At)),
        ]);
}

/// <param name="Number">Of the file, from 1.</param>
/// <param name="Author">Who wrote it, by id.</param>
/// <param name="Text">Null once it was taken back or erased.</param>
public sealed record RemarkAnswer(int Number, string Author, RemarkSide Side, string? Text, DateTimeOffset At);
