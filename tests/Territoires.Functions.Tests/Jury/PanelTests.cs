using Territoires.Domain.Jury;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Jury;

public sealed class PanelTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly PanelRequest Panel = new CommissionPlan().Panel;

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_jury_is_composed_and_composed_anew_by_who_saw_it()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var (secretary, path) = (journey.Secretary, $"{journey.CallPath}/panel");
        var smaller = Panel with { Seats = [.. Panel.Seats.Take(2)] };

        (await secretary.PutAsync(path, Panel)).Problem.ShouldBe("version-non-precisee");
        var set = (await secretary.PutAsync(path, Panel, ("If-None-Match", "*"))).Ok();
        (await secretary.PutAsync(path, Panel, ("If-None-Match", "*"))).Ok().ETag.ShouldBe(set.ETag, "the same request again");
        (await secretary.PutAsync(path, smaller, ("If-None-Match", "*"))).Problem.ShouldBe("version-depassee");
        var anew = (await secretary.PutAsync(path, smaller, ("If-Match", set.ETag!))).Ok();
        var stale = await secretary.PutAsync(path, Panel, ("If-Match", set.ETag!));

        (stale.Status, stale.Problem).ShouldBe((412, "version-depassee"));
        (await secretary.GetAsync(path)).ETag.ShouldBe(anew.ETag);
        anew.Json.GetProperty("seats").GetArrayLength().ShouldBe(2);
        anew.Json.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Once_the_session_is_convened_the_jury_is_frozen()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened, new CommissionPlan { Applications = 1 });
        var seen = (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).ETag!;

        var reply = await journey.Secretary.PutAsync(
            $"{journey.CallPath}/panel", Panel with { Seats = [.. Panel.Seats.Take(2)] }, ("If-Match", seen));

        (reply.Status, reply.Problem).ShouldBe((409, "jury-fige"));
        (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).ETag.ShouldBe(seen);
    }

    [Fact]
    public async Task Seats_that_make_no_jury_are_refused()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        Seat[] seats = [.. Panel.Seats];
        Seat[][] wrong =
        [
            [],
            [seats[1], seats[2]],
            [seats[0], seats[1] with { IsChair = true }],
            [seats[0], seats[1] with { Id = seats[0].Id }],
            [seats[0], seats[1] with { Titular = seats[0].Titular }],
            [seats[0], seats[1] with { Alternate = seats[0].Titular }],
            [seats[0], seats[1] with { Titular = " " }],
            [seats[0], seats[1] with { College = new string('x', 201) }],
        ];

        foreach (var one in wrong)
        {
            var reply = await journey.Secretary.PutAsync($"{journey.CallPath}/panel", new PanelRequest(one), ("If-None-Match", "*"));
            (reply.Status, reply.Problem).ShouldBe((422, "jury-mal-compose"), string.Join(' ', one.Select(seat => seat.ToString())));
        }

        (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).Json.GetProperty("seats").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_jury_is_known_to_its_members_and_to_those_who_work_with_it()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        var path = $"{journey.CallPath}/panel";

        (await journey.Juror(1).GetAsync(path)).Status.ShouldBe(200);
        (await journey.Juror(20).GetAsync(path)).Status.ShouldBe(200, "an alternate is a member");
        (await journey.Juror(77).GetAsync(path)).Status.ShouldBe(404);
        (await app.As(Role.Auditor).GetAsync(path)).Status.ShouldBe(200);
        (await journey.Applicant.GetAsync(path)).Status.ShouldBe(403);
        (await app.As().GetAsync(path)).Status.ShouldBe(401);
    }
}
