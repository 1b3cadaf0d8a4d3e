using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.Served.Pdf;

namespace Territoires.Web.Juror.Voting;

/// <summary>
/// The minutes as a page to read and to print, at an address that stays, and as a file. Once they are drafted, to everybody who may
/// know of the session.
/// </summary>
public sealed class MinutesController(SessionDesk desk, Selections selections, Qualities qualities) : ControllerBase
{
    [Reads("jury/seances/{id}/proces-verbal"), Policy(Permission.ReadSession)]
    public async Task<IResult> ShowJuryMinutesAsync(string id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { } read
            ? Page.Of(new MinutesPage { Reading = read.Reading, Pdf = Addresses.JuryMinutesPdf(id) })
            : Problems.NotFound.ToResult();

    [Reads("jury/seances/{id}/proces-verbal.pdf"), Policy(Permission.ReadSession)]
    public async Task<IResult> DownloadJuryMinutesAsync(string id, [FromServices] PdfFiles files, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { Reading: { Minutes: var minutes } reading, Call: var call }
            ? await files.AnswerAsync(reading, new PdfCover(
                $"Procès-verbal – {minutes.Title}", MinutesPage.Heading, call.Rules.Organiser, InstantOf(minutes, call),
                $"{id}-proces-verbal", minutes.Notice))
            : Problems.NotFound.ToResult();

    /// <summary>
    /// Each file has its name for whoever may read it, and each member what they are shown as: what the API hands on names none.
    /// </summary>
    private async Task<(MinutesReading Reading, CallState Call)?> ReadAsync(string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await desk.FindAsync(id, actor, cancellation) is not { Session.State: { Minutes: not null } session, Call: var call })
        {
            return null;
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        var people = session.Seats.SelectMany(seat => seat.Members()).Concat(session.Signatures.Select(signature => signature.SignerId));
        var reading = new MinutesReading
        {
            Minutes = MinutesAnswer.Of(session, call),
            Organiser = call.Rules.Organiser,
            Names = actor.Is(Role.Juror) ? NamedFiles.OfJury(all, call, actor) : NamedFiles.Among(all, call, actor),
            Members = PersonWords.Shown(await qualities.NamesAsync(people, cancellation)),
        };
        return (reading, call);
    }

    /// <summary>The last signature; before it, the last that is known of the sitting.</summary>
    private static DateTimeOffset InstantOf(MinutesAnswer minutes, CallState call) =>
        minutes.Signatures.Max(signature => signature.At)
            ?? minutes.Attendance.Max(presence => presence.Until ?? presence.From)
            ?? call.Rules.Calendar.Opens.Instant;
}
