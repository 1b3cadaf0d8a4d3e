using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Files;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.Tables;

/// <summary>A table of the desk, to take away: French headers, dates as people read them, one line a row.</summary>
/// <param name="Name">In its address, and in the name of its file.</param>
/// <param name="Title">What people call it.</param>
public sealed record DeskTable(string Name, string Title, IReadOnlyList<string> Header, IReadOnlyList<TableCell[]> Rows)
{
    public const string Xlsx = "xlsx";
    public const string Csv = "csv";

    /// <summary>Null for a format that there is not.</summary>
    public async Task<byte[]?> BytesAsync(string format) => format switch
    {
        Xlsx => await Workbook.OfAsync(Title, Header, Rows),
        Csv => CsvTable.Of(Header, Rows.Select(row => row.Select(cell => cell.Text))),
        _ => null,
    };

    public static string MediaTypeOf(string format) => format == Xlsx ? Workbook.MediaType : CsvTable.MediaType;

    /// <summary>What begins each row: whose application it is.</summary>
    public static readonly IReadOnlyList<string> FileHeader = ["Candidature", "Porteurs", "Titre"];

    public static TableCell[] FileCells(ListedApplication application)
    {
        var file = NamedFile.Of(application);
        return [file.Number, file.Bodies, file.Title];
    }

    /// <summary>What ends it, so that a line torn out of its file says it too.</summary>
    public const string NoticeHeader = "Mention";

    public static string Notice(CallState call, ListedApplication? application) =>
        call.Rules.Fictitious ? "règlement fictif"
        : application is { Fictitious: true } ? "candidature fictive"
        : string.Empty;

    public static string Instant(DateTimeOffset? at, CallState call) =>
        at is { } known ? FrenchText.Instant(known, call.Rules.Calendar.Zone) : string.Empty;
}
