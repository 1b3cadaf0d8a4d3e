using Territoires.Core.Enquiries;
using Territoires.Domain.Steps;
using Territoires.Web.Desk.GivenUp;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>The calls of whoever runs, decides, publishes or audits, and whose turn it is in each.</summary>
public sealed class ManagementController(
    ManagedCalls managed, CallOverviews overviews, Failures failures, EnquiryStore enquiries) : ControllerBase
{
    [Reads("gestion"), Policy(Permission.ReadChoice)]
    public async Task<IResult> ShowManagementAsync(CancellationToken cancellation)
    {
        var act = Request.Act();
        var all = new List<CallFacts>();
        foreach (var call in await managed.AllAsync(act.Actor, cancellation))
        {
            all.Add(await overviews.OfAsync(call, act.ReceivedAt, cancellation));
        }

        var failed = Policies.Permits(Permission.MendFailures, act.Actor) ? (await failures.AllAsync(cancellation)).Count : 0;
        return Page.Of(new ManagementPage
        {
            Calls = all,
            Creates = Policies.Permits(Permission.DefineCalls, act.Actor),
            Prepares = Policies.Permits(Permission.PrepareCalls, act.Actor),
            Invites = Policies.Permits(Permission.ManageAccounts, act.Actor),
            Failed = failed,
            Reader = act.Actor,
        });
    }

    /// <summary>The dashboard of a call: where it stands, what blocks, whose turn it is.</summary>
    [Reads("gestion/appels/{call}"), Policy(Permission.ReadChoice)]
    public async Task<IResult> ShowManagedCallAsync(string call, CancellationToken cancellation)
    {
        var act = Request.Act();
        return await managed.FindAsync(call, act.Actor, cancellation) is { State: { } state }
            ? Page.Of(new DashboardPage
            {
                Facts = await overviews.WithDatesAsync(state, act.ReceivedAt, cancellation),
                Actor = act.Actor,
                WaitingEnquiries = state is { IsPublic: true, Rules.TakesApplications: true }
                    && Policies.Permits(Permission.ReadEnquiries, act.Actor)
                    ? await enquiries.WaitingAsync(call, cancellation)
                    : 0,
            })
            : Problems.NotFound.ToResult();
    }
}
