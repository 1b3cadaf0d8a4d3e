using Territoires.Domain.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

public sealed class AssignmentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Who_was_asked_to_review_may_and_nobody_else()
    {
        var journey = await PanelAsync();
        await journey.AssignAsync(journey.First, "juror-1");
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");

        (await ReviewAsync(journey, 1)).Status.ShouldBe(200);
        (await ReviewAsync(journey, 2)).Status.ShouldBe(200);
        (await ReviewAsync(journey, 3)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Only_members_of_the_jury_who_did_not_step_aside_are_asked()
    {
        var journey = await PanelAsync();
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "elected" })).Ok();

        var stranger = await AssignAsync(journey, journey.First.Id, "juror-1", "juror-77");
        var recused = await AssignAsync(journey, journey.First.Id, "juror-2");

        (stranger.Status, stranger.Problem).ShouldBe((422, "hors-jury"));
        (recused.Status, recused.Problem).ShouldBe((422, "membre-deporte"));
        (await ReviewAsync(journey, 1)).Status.ShouldBe(404, "a refused line assigns nobody");
    }

    [Fact]
    public async Task Only_admissible_applications_of_the_call_are_reviewed()
    {
        var closed = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        var other = await PanelAsync();

        (await AssignAsync(closed, closed.First.Id, "juror-1")).Problem.ShouldBe("non-recevable");
        (await AssignAsync(closed, other.First.Id, "juror-1")).Status.ShouldBe(404);
        (await AssignAsync(closed, ApplicationKey.Of(closed.Call, Guid.Empty), "juror-1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Only_the_secretary_assigns()
    {
        var journey = await PanelAsync();
        foreach (var role in new[] { Role.Juror, Role.Authority, Role.Administrator, Role.Auditor, Role.Applicant, Role.Service })
        {
            (await app.As(role).PostAsync($"{journey.CallPath}/assignments", new { assignments = Array.Empty<object>() })).Status
                .ShouldBe(403, role.ToString());
        }
    }

    private static Task<Reply> AssignAsync(CommissionJourney journey, string application, params string[] jurors) =>
        journey.Secretary.PostAsync($"{journey.CallPath}/assignments", new { assignments = new[] { new { application, jurors } } });

    private static Task<Reply> ReviewAsync(CommissionJourney journey, int juror) =>
        journey.Juror(juror).PutAsync(journey.First.MyReview, new { scores = new { projet = 3 } }, ("If-None-Match", "*"));

    private Task<CommissionJourney> PanelAsync() =>
        CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
}
