using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Web.Answers;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.Tables;

/// <summary>The applications received, one a line, with what was decided of each and how it is marked.</summary>
public static class ApplicationsTable
{
    public const string Name = "candidatures";

    private static readonly string[] Header =
    [
        .. DeskTable.FileHeader, "Codes des porteurs", "Départements", "Régions", "Déposée le", "État", "Recevabilité",
        "Recevabilité décidée le", "Avis", "Avis favorables", "Avis réservés", "Avis défavorables",
    ];

    private static readonly string[] Marks = ["Évaluations attendues", "Évaluations comptées", "Note moyenne sur 5"];

    public static DeskTable Of(CallState call, IReadOnlyList<ListedApplication> applications, RankingAnswer ranking, Places places)
    {
        var lines = ranking.Ranking.ToDictionary(line => line.Number, StringComparer.Ordinal);
        var isMarked = call.Rules.HasReading;
        return new DeskTable(
            Name,
            "Candidatures",
            [.. Header, .. isMarked ? Marks : [], DeskTable.NoticeHeader],
            [
                .. applications.Select(application => (TableCell[])
                [
                    .. Row(application, call, places),
                    .. isMarked ? MarksOf(application, lines.GetValueOrDefault(application.Submission!.Number)) : [],
                    DeskTable.Notice(call, application),
                ]),
            ]);
    }

    private static IEnumerable<TableCell> Row(ListedApplication application, CallState call, Places places) =>
    [
        .. DeskTable.FileCells(application),
        CsvTable.Cell(application.LeadBodies.SelectMany(body => body.Codes)
            .Select(code => $"{code.Scheme.ToString().ToUpperInvariant()} {code.Value}")),
        CsvTable.Cell(application.Departements.Select(departement => places.Describe(departement.Value))),
        CsvTable.Cell(places.RegionsOf(application.Departements)),
        DeskTable.Instant(application.Submission!.ReceivedAt, call),
        InstructionText.StageOf(application),
        InstructionText.EligibilityOf(application),
        DeskTable.Instant(application.DecidedAt, call),
        TableCell.Of(application.Opinions.Count),
        .. Enum.GetValues<Verdict>().Select(
            verdict => TableCell.Of(application.Opinions.Count(opinion => opinion.Verdict == verdict))),
    ];

    private static TableCell[] MarksOf(ListedApplication application, RankingLine? line) =>
    [
        TableCell.Of(application.Assigned.Count(juror => !application.IsRecused(juror))),
        TableCell.Of(line?.Reviews ?? 0),
        TableCell.Of(line?.Mean),
    ];
}
