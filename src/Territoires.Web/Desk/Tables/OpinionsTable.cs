using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Served;

namespace Territoires.Web.Desk.Tables;

/// <summary>The last opinion of each service on each application, one a line.</summary>
public static class OpinionsTable
{
    public const string Name = "avis";

    private static readonly string[] Header = [.. DeskTable.FileHeader, "Service", "Avis", "Rendu le", "Texte", DeskTable.NoticeHeader];

    public static DeskTable Of(
        CallState call, IReadOnlyList<ApplicationState> applications, IReadOnlyDictionary<string, string> services) => new(
        Name,
        "Avis",
        Header,
        [
            .. from application in applications
               let listed = ListedApplication.Of(application)
               from opinion in application.Opinions
               select (TableCell[])
               [
                   .. DeskTable.FileCells(listed),
                   services[opinion.ServiceId],
                   InstructionText.Of(opinion.Verdict).ToLowerInvariant(),
                   DeskTable.Instant(opinion.At, call),
                   opinion.Text ?? string.Empty,
                   DeskTable.Notice(call, listed),
               ],
        ]);
}
