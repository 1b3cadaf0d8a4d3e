using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.Tables;

/// <summary>The votes as the minutes count them, one application a line; who voted how stands nowhere.</summary>
public static class VotesTable
{
    public const string Name = "votes";

    private static readonly string[] Header =
    [
        .. DeskTable.FileHeader, "Pour", "Contre", "Abstentions", "Mandats", "Présents", "Déports", "Votes rayés", "Note moyenne",
        "Évaluations", "Résultat", "Voix prépondérante", "Motifs du jury", DeskTable.NoticeHeader,
    ];

    public static DeskTable Of(CallState call, Minutes minutes, IReadOnlyList<ListedApplication> applications)
    {
        var known = applications.ToDictionary(application => application.Submission!.Number, StringComparer.Ordinal);
        return new DeskTable(
            Name, "Votes", Header, [.. minutes.Items.Select(item => Row(call, item, known.GetValueOrDefault(item.Number)))]);
    }

    private static TableCell[] Row(CallState call, MinutesItem item, ListedApplication? application) =>
    [
        .. application is null ? (TableCell[])[item.Number, string.Empty, string.Empty] : DeskTable.FileCells(application),
        TableCell.Of(item.For),
        TableCell.Of(item.Against),
        TableCell.Of(item.Abstain),
        TableCell.Of(item.Mandates),
        TableCell.Of(item.Present),
        TableCell.Of(item.Recused),
        TableCell.Of(item.Struck),
        TableCell.Of(item.Marks?.Mean?.Display),
        item.Marks?.Mean is { } mean ? TableCell.Of(mean.Count) : string.Empty,
        item.Adopted ? "adoptée" : "non adoptée",
        item.CastingVote ? "oui" : "non",
        item.Reason ?? string.Empty,
        DeskTable.Notice(call, application),
    ];
}
