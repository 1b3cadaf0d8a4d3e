using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

public sealed class ResumeTests
{
    [Fact]
    public async Task A_call_that_lost_its_orchestration_goes_on_from_where_its_facts_stand()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        var client = app.Host.DurableClient;
        var id = InstanceIds.Call(journey.Call);
        await client.TerminateInstanceAsync(id);
        await app.SettleAsync();
        await client.PurgeInstanceAsync(id);
        var path = $"{journey.CallPath}/orchestration";

        var resumed = (await journey.Administrator.PostAsync(path)).Ok();
        await app.SettleAsync();

        resumed.Status.ShouldBe(200);
        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).String("stage").ShouldBe("checking");
        var again = (await journey.Administrator.PostAsync(path)).Ok();
        again.String("stage").ShouldBe("checking");
        await journey.ToAsync(CommissionStage.Published);
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok();
    }

    [Fact]
    public async Task A_call_that_never_opened_has_nothing_to_go_on_with()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync("/api/calls/jamais", TestCalls.Rules, ("If-None-Match", "*"))).Ok();

        (await app.As(Role.Administrator).PostAsync("/api/calls/jamais/orchestration")).Problem.ShouldBe("appel-non-ouvert");
        (await app.As(Role.Administrator).PostAsync("/api/calls/aucun/orchestration")).Status.ShouldBe(404);
    }
}
