using Territoires.Core.Enquiries;
using Territoires.Domain.Enquiries;

namespace Territoires.Web.Public.Enquiries;

/// <summary>Where anybody with an account asks about a call, and reads what became of their own questions.</summary>
public sealed class EnquiriesController(EnquiryDesk desk, EnquiryStore enquiries) : ControllerBase
{
    [Reads("appels/{call}/questions"), Policy(Permission.AskEnquiries)]
    public Task<IResult> ShowEnquiriesAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, string.Empty, null, cancellation);

    [HttpPost("appels/{call}/questions"), Policy(Permission.AskEnquiries, Limit = ClientLimit.Mails)]
    public async Task<IResult> AskEnquiryAsync(string call, [FromServices] AskEnquiry ask, CancellationToken cancellation)
    {
        var typed = (await Request.ReadFormAsync(cancellation))["question"].ToString().ReplaceLineEndings("\n").Trim();
        var asked = await ask.RunAsync(call, typed, Request.Act(), cancellation);
        return asked.IsRefused
            ? await PageAsync(call, typed, Problems.Of(asked.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.EnquirySent(call));
    }

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, string typed, Problem? problem, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (problem is { IsAboutTheForm: false } || await desk.FindCallAsync(call, act.Actor, cancellation) is not { } state)
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new EnquiriesPage
            {
                Call = state,
                Mine = await enquiries.OfAskerAsync(call, act.Actor.Id, cancellation),
                Asks = EnquiryWindow.IsOpen(state, act.ReceivedAt),
                IsSent = problem is null && Request.Query["envoyee"] == "oui",
                Typed = typed,
                Problem = problem,
            }, problem);
    }
}
