using Territoires.Core.Applications;
using Territoires.Domain.Applications;

namespace Territoires.Web.Received;

/// <summary>
/// What is to be corrected, which parts may change, and until when, in the local time of the call, e.g. <c>2026-07-10T12:00:00</c>.
/// </summary>
public sealed record AskCorrectionRequest(string Text, IReadOnlyList<string> Parts, string Deadline)
{
    /// <summary>A deadline that is no date is said with everything else that is wrong.</summary>
    public Result<ApplicationCommand.AskCorrection, ApplicationRefusal> ToCommand(FoundApplication found, DateTimeOffset now)
    {
        var faults = new List<Fault>();
        var call = found.Call;
        var calendar = call.Rules.Calendar;
        var text = Text.Trim().ReplaceLineEndings("\n");
        var deadline = CalendarRequest.Resolve("deadline", Deadline, TimeZoneInfo.FindSystemTimeZoneById(calendar.Zone), faults);
        return deadline is null
            ? new ApplicationRefusal.CorrectionUnacceptable(
                [.. new CorrectionRequest(text, Parts, calendar.EarliestPublication).Faults(found.State.Content, call.Rules, now).Where(
                    fault => fault.Field != "deadline"), .. faults])
            : new ApplicationCommand.AskCorrection(text, Parts, deadline, call);
    }
}
