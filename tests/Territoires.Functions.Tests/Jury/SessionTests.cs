using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Jury;

public sealed class SessionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_session_is_convened_once_on_the_admissible_applications()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet);

        var first = await journey.Secretary.PostAsync($"{journey.CallPath}/sessions");
        var again = await journey.Secretary.PostAsync($"{journey.CallPath}/sessions");

        (first.Status, again.Status).ShouldBe((201, 200));
        again.Text.ShouldBe(first.Text);
        first.Json.GetProperty("agenda").EnumerateArray().Select(item => item.GetProperty("number").GetString())
            .ShouldBe(journey.Candidates.Select(candidate => candidate.Number), ignoreOrder: true);
        first.Json.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task No_session_before_the_closing_without_a_jury_or_on_nothing()
    {
        var open = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        (await open.Secretary.PutAsync($"{open.CallPath}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();
        (await open.Secretary.PostAsync($"{open.First.Path}/eligibility", new { admissible = true })).Ok();
        (await open.Secretary.PostAsync($"{open.CallPath}/sessions")).Problem.ShouldBe("appel-encore-ouvert");

        var withoutJury = await CommissionJourney.ToAsync(app, CommissionStage.Checked, new CommissionPlan { Applications = 1 });
        var early = await withoutJury.Secretary.PostAsync($"{withoutJury.CallPath}/sessions");
        (early.Status, early.Problem).ShouldBe((409, "jury-absent"));

        var nothing = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 0 });
        (await nothing.Secretary.PostAsync($"{nothing.CallPath}/sessions")).Problem.ShouldBe("convocation-impossible");
        var seen = (await nothing.Secretary.GetAsync($"{nothing.CallPath}/panel")).ETag!;
        (await nothing.Secretary.PutAsync($"{nothing.CallPath}/panel", new CommissionPlan { Seats = 2 }.Panel, ("If-Match", seen))).Status
            .ShouldBe(200, "a refused convening freezes nothing");
    }

    [Fact]
    public async Task Nobody_votes_without_a_quorum()
    {
        var journey = await ConvenedAsync(seats: 4);
        (await journey.SeatAsync(1)).Ok();

        var alone = await journey.VoteAsync(1, journey.First, "for");
        (await journey.SeatAsync(2)).Ok();
        var two = await journey.VoteAsync(1, journey.First, "for");

        (alone.Status, alone.Problem).ShouldBe((409, "quorum-non-atteint"));
        two.Ok().Json.GetProperty("agenda")[0].GetProperty("votes").GetInt32().ShouldBe(1, "the refused vote left nothing");
    }

    [Fact]
    public async Task Only_who_sits_votes()
    {
        var journey = await ConvenedAsync();
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(2)).Ok();

        var absent = await journey.VoteAsync(3, journey.First, "for");

        (absent.Status, absent.Problem).ShouldBe((409, "non-emarge"));
        (await journey.VoteAsync(77, journey.First, "for")).Status.ShouldBe(404, "not of the jury");
        (await journey.SeatAsync(77)).Status.ShouldBe(404);
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/votes", new { application = journey.First.Id, choice = "for" })).Status
            .ShouldBe(403);
    }

    [Fact]
    public async Task An_alternate_sits_in_the_place_of_an_absent_member_and_both_never_together()
    {
        var journey = await ConvenedAsync();
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(20)).Ok();

        var titular = await journey.SeatAsync(2);
        var alternate = await journey.SeatAsync(10);

        (titular.Status, titular.Problem).ShouldBe((409, "siege-occupe"));
        (alternate.Status, alternate.Problem).ShouldBe((409, "siege-occupe"));
        (await journey.SeatAsync(20)).Status.ShouldBe(200, "taking one's own seat again changes nothing");
        (await journey.VoteAsync(20, journey.First, "against")).Status.ShouldBe(200);
        (await journey.VoteAsync(2, journey.First, "for")).Problem.ShouldBe("non-emarge");
        (await journey.Secretary.GetAsync(journey.SessionPath)).Json.GetProperty("attendance").GetProperty("siege-2")
            .GetString().ShouldBe("juror-20");
    }

    [Fact]
    public async Task Nine_jurors_vote_at_once_and_every_vote_counts()
    {
        var journey = await ConvenedAsync(seats: 9);
        var seated = await Task.WhenAll(Enumerable.Range(1, 9).Select(journey.SeatAsync));
        seated.Select(reply => reply.Status).ShouldAllBe(status => status == 200);

        var votes = await Task.WhenAll(
            Enumerable.Range(1, 9)
                .Select(juror => journey.VoteAsync(juror, journey.First, juror <= 5 ? "for" : juror <= 8 ? "against" : "abstain")));

        votes.Select(reply => reply.Status).ShouldAllBe(status => status == 200);
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();
        var item = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("items")[0];
        (item.GetProperty("for").GetInt32(), item.GetProperty("against").GetInt32(), item.GetProperty("abstain").GetInt32())
            .ShouldBe((5, 3, 1));
    }

    [Fact]
    public async Task A_juror_changes_their_own_vote_until_the_minutes_are_drafted()
    {
        var journey = await ConvenedAsync();
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(2)).Ok();
        var first = (await journey.VoteAsync(1, journey.First, "for")).Ok();

        (await journey.VoteAsync(1, journey.First, "for")).Ok().Text.ShouldBe(first.Text);
        var other = (await journey.VoteAsync(1, journey.First, "against")).Ok();

        first.Json.GetProperty("agenda")[0].GetProperty("myVote").GetString().ShouldBe("for");
        other.Json.GetProperty("agenda")[0].GetProperty("myVote").GetString().ShouldBe("against");
        var neighbour = (await journey.Juror(2).GetAsync(journey.SessionPath)).Json.GetProperty("agenda")[0];
        neighbour.GetProperty("myVote").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, "nobody sees the vote of another");
        (await journey.VoteAsync(2, journey.First, "for")).Ok();
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();
        var late = await journey.VoteAsync(1, journey.First, "for");
        (late.Status, late.Problem).ShouldBe((409, "proces-verbal-redige"));
        var counted = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("items")[0];
        (counted.GetProperty("for").GetInt32(), counted.GetProperty("against").GetInt32()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_alternate_who_sat_by_mistake_leaves_and_the_chair_takes_their_seat()
    {
        var journey = await ConvenedAsync();
        (await journey.SeatAsync(10)).Ok();
        (await journey.SeatAsync(1)).Problem.ShouldBe("siege-occupe");

        (await journey.Juror(10).PostAsync($"{journey.SessionPath}/departure")).Ok();
        (await journey.SeatAsync(1)).Ok();

        (await journey.SeatAsync(2)).Ok();
        (await journey.VoteAsync(1, journey.First, "for")).Ok();
        (await journey.VoteAsync(10, journey.First, "for")).Problem.ShouldBe("non-emarge");
    }

    [Fact]
    public async Task A_member_who_goes_home_counts_where_they_voted_and_the_minutes_tell_when_they_left()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Seated,
            new CommissionPlan
            {
                Applications = 2,
                Score = (_, _) => null,
                Vote = (candidate, juror) => candidate == 1
                && juror == 3 ? null : "for"
            });
        (await journey.VoteAsync(3, journey.First, "against")).Ok();

        (await journey.Secretary.PostAsync($"{journey.SessionPath}/departures", new { juror = "juror-3" })).Ok();

        (await journey.VoteAsync(3, journey.Candidates[1], "for")).Problem.ShouldBe("non-emarge");
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/departures", new { juror = "juror-77" })).Status.ShouldBe(404);
        foreach (var juror in new[] { 1, 2 })
        {
            (await journey.VoteAsync(juror, journey.First, "for")).Ok();
            (await journey.VoteAsync(juror, journey.Candidates[1], "for")).Ok();
        }

        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();
        var minutes = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok();
        minutes.Json.GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("number").GetString()!, item => item.GetProperty("present").GetInt32())
            .ShouldBe(new Dictionary<string, int> { [journey.First.Number] = 3, [journey.Candidates[1].Number] = 2 }, ignoreOrder: true);
        minutes.Json.GetProperty("attendance").EnumerateArray().Single(stay => stay.GetProperty("jurorId").GetString() == "juror-3")
            .GetProperty("until").GetDateTimeOffset().ShouldBe(app.Now);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes", ("Accept", "text/html"))).Text
            .ShouldContain("Arrivées et départs");
    }

    [Fact]
    public async Task Minutes_that_hold_a_mistake_are_taken_back_and_the_next_ones_say_why()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted);
        (await journey.SignAsync(journey.Juror(1))).Ok();

        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes/taking-back", new { reason = " " })).Problem
            .ShouldBe("reprise-sans-motif");
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes/taking-back", new { reason = "Un vote mal noté." })).Ok();
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Status.ShouldBe(404);
        (await journey.VoteAsync(1, journey.First, "against")).Ok();
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();

        var again = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok();
        again.Json.GetProperty("takenBack")[0].GetString().ShouldBe("Un vote mal noté.");
        again.Json.GetProperty("signatures").GetArrayLength().ShouldBe(0);
        (await journey.SignAsync(journey.Juror(1))).Ok();
        (await journey.SignAsync(journey.Secretary)).Ok();
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes/taking-back", new { reason = "Trop tard." })).Problem
            .ShouldBe("seance-close");
    }

    [Theory]
    [InlineData("""{ "application": "x", "choice": "oui" }""")]
    [InlineData("""{ "application": "x", "choice": 0 }""")]
    [InlineData("""{ "choice": "for" }""")]
    [InlineData("[]")]
    public async Task What_is_not_a_vote_is_refused(string json)
    {
        var journey = await ConvenedAsync();

        var reply = await journey.Juror(1).SendAsync(
            HttpMethod.Post, $"{journey.SessionPath}/votes", Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
    }

    [Fact]
    public async Task A_session_is_known_to_its_members_and_to_those_who_work_with_it()
    {
        var journey = await ConvenedAsync();
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(2)).Ok();

        (await journey.VoteAsync(1, journey.First with { Path = $"/api/applications/{Guid.Empty:N}" }, "for")).Status.ShouldBe(
            404, "not on the agenda");
        (await journey.Juror(77).GetAsync(journey.SessionPath)).Status.ShouldBe(404);
        (await journey.Applicant.GetAsync(journey.SessionPath)).Status.ShouldBe(403);
        (await journey.Service.GetAsync(journey.SessionPath)).Status.ShouldBe(403);
        (await app.As(Role.Auditor).GetAsync(journey.SessionPath)).Status.ShouldBe(200);
        (await journey.Secretary.GetAsync("/api/sessions/autre-seance")).Status.ShouldBe(404);
    }

    private Task<CommissionJourney> ConvenedAsync(int seats = 3) =>
        CommissionJourney.ToAsync(
            app, CommissionStage.Convened, new CommissionPlan { Applications = 1, Seats = seats, Score = (_, _) => null });
}
