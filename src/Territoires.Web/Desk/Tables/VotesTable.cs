using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Desk.Tables;

/// <summary>The votes as the minutes count them, one application a line; who voted how stands nowhere.</summary>
public static class VotesTable
{
    public const string Name = "votes";

    private static readonly string[] Header =
    [
        .. DeskTable.FileHeader, "Pour", "Contre", "Abstentions", "Mandats", "Présents", "Déports", "Votes rayés", "Note moyenne",
        "Résultat", "Voix prépondérante", "Motifs du jury", DeskTable.NoticeHeader,
    ];

    public static DeskTable Of(CallState call, Minutes minutes, IReadOnlyList<ListedApplication> applications)
    {
        var known = applications.ToDictionary(application => application.Submission!.Number, StringComparer.Ordinal);
        return new DeskTable(
            Name, "Votes", Header, [.. minutes.Items.Select(item => Row(call, item, known.GetValueOrDefault(item.Number)))]);
    }

    private static string[] Row(CallState call, MinutesItem item, ListedApplication? application) =>
    [
        .. application is null ? [item.Number, string.Empty, string.Empty] : DeskTable.FileCells(application),
        DeskTable.Number(item.For),
        DeskTable.Number(item.Against),
        DeskTable.Number(item.Abstain),
        DeskTable.Number(item.Mandates),
        DeskTable.Number(item.Present),
        DeskTable.Number(item.Recused),
        DeskTable.Number(item.Struck),
        item.Marks is { } marks ? SettlementText.Mean(marks.Mean) : string.Empty,
        item.Adopted ? "adoptée" : "non adoptée",
        item.CastingVote ? "oui" : "non",
        item.Reason ?? string.Empty,
        DeskTable.Notice(call, application),
    ];
}
