using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>What an applicant reads before a draft is opened.</summary>
public sealed class NewApplicationController(CallStore calls, ApplicationStore applications) : ControllerBase
{
    [Reads("appels/{call}/candidater"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowNewApplicationAsync(string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { IsPublic: true } state || !Request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (state.End is { } end)
        {
            return Problems.Of(new CallRefusal.AlreadyEnded(end, state.Rules.Calendar.Zone)).ToResult();
        }

        var mine = (await applications.OfWriterAsync(Request.Actor().Id, cancellation))
            .Where(application => application.CallId == call).ToArray();
        return Page.Of(new NewApplicationPage { Call = state, Key = Guid.CreateVersion7().ToString("N"), Mine = mine });
    }

    /// <summary>The form that starts a draft, then the draft itself.</summary>
    [HttpPost("appels/{call}/candidater"), Policy(Permission.WriteApplications)]
    public async Task<IResult> StartDraftAsync(string call, [FromServices] StartDraft start, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        if (Requests.Key(form["cle"]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var started = await start.StartAsync(call, key, null, Request.Act(), cancellation);
        return started.IsRefused
            ? started.Refusal.ToResult()
            : Results.LocalRedirect(Addresses.DraftStep(started.Value.Application.Key, DraftStep.LeadBodies));
    }
}
