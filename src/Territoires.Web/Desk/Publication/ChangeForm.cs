using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Publication;

/// <summary>What was typed to change a public list.</summary>
/// <param name="Seen">The version of the list on the page that was sent.</param>
public sealed record ChangeForm(string Reason, int Seen)
{
    /// <summary>What is to be shown of a laureate, with a line for each name; null in a change that asks for none.</summary>
    public ShownLaureate? Shown { get; init; }

    /// <summary>What the list is to say above its laureates; null in a change that does not ask for it.</summary>
    public string? Text { get; init; }

    public static ChangeForm Of(CallState call) => new(string.Empty, ListVersion.LatestOf(call));

    public static ChangeForm Of(IFormCollection form) => new(
        Written(form, "reason"),
        int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0)
    {
        Shown = form.ContainsKey("bodies")
            ? new ShownLaureate(
                ErratumRequest.Lines(Written(form, "bodies")), Written(form, "theme"), ErratumRequest.Lines(Written(form, "ambitions")),
                ErratumRequest.Lines(Written(form, "partnerServices")), form["showsCredit"] == "oui")
            : null,
        Text = form.ContainsKey("text") ? Written(form, "text") : null,
    };

    private static string Written(IFormCollection form, string field) => form[field].ToString().ReplaceLineEndings("\n").Trim();
}
