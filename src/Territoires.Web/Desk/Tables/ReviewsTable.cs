using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.Tables;

/// <summary>The reviews asked for, one a line; the marks of a review that is not final are its juror's alone.</summary>
public static class ReviewsTable
{
    public const string Name = "evaluations";

    public static DeskTable Of(
        CallState call, IReadOnlyList<ListedApplication> admissible, IReadOnlyList<ReviewState> written,
        IReadOnlyDictionary<string, string> members)
    {
        var grid = call.Rules.Grid;
        var reviews = written.ToDictionary(review => (review.ApplicationId, review.JurorId));
        return new DeskTable(
            Name,
            "Évaluations",
            [
                .. DeskTable.FileHeader, "Membre du jury", "Évaluation", "Commencée le", "Finale le",
                .. grid.Select(criterion => $"{criterion.Label} ({criterion.Weight}\u00a0%)"), "Note pondérée sur 5", "Commentaire",
                DeskTable.NoticeHeader,
            ],
            [
                .. Lines(admissible).Select(line => Row(
                    call, line.Application, line.Juror, members[line.Juror],
                    reviews.GetValueOrDefault((line.Application.Id, line.Juror)))),
            ]);
    }

    /// <summary>The reviews that were asked for, those of who stepped aside too.</summary>
    public static IEnumerable<(ListedApplication Application, string Juror)> Lines(IEnumerable<ListedApplication> admissible) =>
        from application in admissible
        from juror in application.Assigned.Union(application.Recusals.Select(recusal => recusal.JurorId)).Order(StringComparer.Ordinal)
        select (application, juror);

    private static TableCell[] Row(CallState call, ListedApplication application, string juror, string member, ReviewState? review)
    {
        var isRecused = application.IsRecused(juror);
        var shown = isRecused ? null : review;
        var final = shown is { IsFinal: true } ? shown : null;
        return
        [
            .. DeskTable.FileCells(application),
            member,
            InstructionText.ProgressOf(isRecused, shown?.IsFinal),
            DeskTable.Instant(shown?.StartedAt, call),
            DeskTable.Instant(final?.FinalAt, call),
            .. call.Rules.Grid.Select(criterion => final is null ? string.Empty : TableCell.Of(final.Scores[criterion.Key])),
            final is null ? string.Empty : TableCell.Of(InstructionText.MarkAlone(final, call.Rules.Grid)),
            final?.Comment ?? string.Empty,
            DeskTable.Notice(call, application),
        ];
    }
}
