using Territoires.Core.Applications;
using Territoires.Core.Calls;

namespace Territoires.Web.Applicant;

/// <summary>The drafts and submissions of whoever asks.</summary>
public sealed class MyApplicationsController(ApplicationStore applications, CallStore calls) : ControllerBase
{
    [Reads("candidatures"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowMyApplicationsAsync(CancellationToken cancellation)
    {
        var actor = Request.Actor();
        var mine = (await applications.OfWriterAsync(actor.Id, cancellation))
            .Where(application => actor.MayTouch(application.CallId)).ToArray();
        var named = await Task.WhenAll(
            mine.Select(application => application.CallId).Distinct().Select(call => calls.ReadAsync(call, cancellation)));
        return Page.Of(
            new MyApplicationsPage
            {
                Applications = mine,
                Calls = named.ToDictionary(call => call.Id),
                Now = Request.Act().ReceivedAt,
                Reader = actor.Id,
            });
    }
}
