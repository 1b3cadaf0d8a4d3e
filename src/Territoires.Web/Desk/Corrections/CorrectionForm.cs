using Territoires.Web.Received;

namespace Territoires.Web.Desk.Corrections;

/// <summary>A request for a correction as it was typed.</summary>
/// <param name="Deadline">As a browser's field writes a date and hour, in the local time of the call.</param>
public sealed record CorrectionForm(string Text, IReadOnlyList<string> Parts, string Deadline)
{
    public static readonly CorrectionForm Empty = new(string.Empty, [], string.Empty);

    public static CorrectionForm Of(IFormCollection form) =>
        new(form["text"].ToString().ReplaceLineEndings("\n"), [.. form["parts"].OfType<string>()], form["deadline"].ToString());

    public AskCorrectionRequest Request => new(Text, Parts, LocalTime.Whole(Deadline));
}
