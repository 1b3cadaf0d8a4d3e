using Microsoft.AspNetCore.Http.Features;
using Territoires.Core.Calls;
using Territoires.Core.Enquiries;
using Territoires.Core.Programmes;
using Territoires.Domain.Enquiries;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>The public page of a call: its rules, its calendar, what it waits for.</summary>
public sealed class CallController(CallStore calls, ProgrammeStore programmes, EnquiryStore enquiries, PublicPages pages) : ControllerBase
{
    [Reads("appels/{call}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowCallAsync(string call, CancellationToken cancellation)
    {
        var act = Request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var progress = await HttpContext.Features.GetRequiredFeature<CallWait>().ReadAsync(call, cancellation);
        return pages.Of(
            Page.Of(new CallPage
            {
                Call = state,
                Now = act.ReceivedAt,
                Progress = ProgressAnswer.For(act.Actor, state, progress, act.ReceivedAt),
                Programme = await programmes.OfCallAsync(call, cancellation),
                Answered = state.IsPublic ? await enquiries.AnsweredAsync(call, cancellation) : [],
                Asks = EnquiryWindow.IsOpen(state, act.ReceivedAt)
                    && (!act.Actor.IsSignedIn || Policies.Permits(Permission.AskEnquiries, act.Actor)),
            }));
    }

    /// <summary>The dates of a call, to put in one's own calendar.</summary>
    [Reads("appels/{call}/calendrier.ics"), Policy(Permission.ReadPublic)]
    public async Task<IResult> DownloadCalendarAsync(string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, Request.Actor()))
        {
            return Problems.NotFound.ToResult();
        }

        // Stamped with the opening, not with now: the file of a call is the same bytes whoever asks and whenever.
        return Tagged.Bytes(Request, CallCalendarFile.Of(state, state.Rules.Calendar.Opens.Instant), "text/calendar; charset=utf-8");
    }
}
