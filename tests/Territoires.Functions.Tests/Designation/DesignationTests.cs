using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Designation;

public sealed class DesignationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task No_designation_before_the_minutes_and_the_proposal()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        foreach (var stage in new[] { CommissionStage.Closed, CommissionStage.Voted, CommissionStage.Minuted, CommissionStage.Signed })
        {
            await journey.ToAsync(stage);
            var early = await journey.DesignateAsync([journey.First]);
            (early.Status, early.Problem).ShouldBe((409, "proposition-absente"), stage.ToString());
            (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Status.ShouldBe(404);
        }
    }

    [Fact]
    public async Task While_the_call_is_open_nothing_is_designated()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });

        var early = await journey.DesignateAsync([journey.First]);

        (early.Status, early.Problem).ShouldBe((409, "appel-encore-ouvert"));
    }

    [Fact]
    public async Task Following_the_proposal_needs_no_reason_and_is_done_once()
    {
        var journey = await ProposedAsync();
        var (first, second) = (journey.Candidates[0], journey.Candidates[1]);
        var done = (await journey.DesignateAsync([first, second])).Ok();

        (await journey.DesignateAsync([first, second])).Ok().Text.ShouldBe(done.Text);
        var otherwise = await journey.DesignateAsync([second, first], (second, "Plus mûre."), (first, "Moins mûre."));

        done.Json.GetProperty("departures").GetArrayLength().ShouldBe(0);
        (otherwise.Status, otherwise.Problem).ShouldBe((409, "deja-designe"));
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Text.ShouldBe(done.Text);
    }

    [Fact]
    public async Task A_laureate_who_gives_up_before_the_publication_is_replaced_and_the_list_is_the_last_one()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Scheduled);
        var (first, second, third) = (journey.Candidates[0], journey.Candidates[1], journey.Candidates[2]);
        var replacement = new
        {
            laureates = new[] { first.Number, third.Number },
            reasons = new[]
            {
                new { number = second.Number, reason = "A renoncé." }, new { number = third.Number, reason = "La suivante." },
            },
            replacement = "Le deuxième lauréat a renoncé par courrier.",
        };

        var replaced = (await journey.Authority.PostAsync($"{journey.CallPath}/designation", replacement)).Ok();
        (await journey.Authority.PostAsync($"{journey.CallPath}/designation", replacement))
            .Ok().Text.ShouldBe(replaced.Text, "asking twice changes nothing");

        var former = replaced.Json.GetProperty("replaced").EnumerateArray().ShouldHaveSingleItem();
        former.GetProperty("laureates").EnumerateArray().Select(number => number.GetString()).ShouldBe([first.Number, second.Number]);
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Status.ShouldBe(404);
        await journey.ToAsync(CommissionStage.Published);
        var list = (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok();
        list.Json.GetProperty("laureates").GetArrayLength().ShouldBe(2);
        list.Text.ShouldNotContain("renoncé", customMessage: "why a designation was replaced is not public");
        var after = await journey.Authority.PostAsync($"{journey.CallPath}/designation", replacement with { laureates = [first.Number] });
        (after.Status, after.Problem).ShouldBe((409, "deja-publie"));
    }

    [Fact]
    public async Task Every_departure_from_the_proposal_has_its_reason()
    {
        var journey = await ProposedAsync();
        var (first, second, third) = (journey.Candidates[0], journey.Candidates[1], journey.Candidates[2]);

        var none = await journey.DesignateAsync([first, third]);
        var half = await journey.DesignateAsync([first, third], (third, "Seule de sa région."));
        var moved = await journey.DesignateAsync([second, first]);
        var needless = await journey.DesignateAsync([first, second], (first, "Très bien."));
        var done = await journey.DesignateAsync([first, third], (third, "Seule de sa région."), (second, "Financée ailleurs."));

        (none.Status, none.Problem).ShouldBe((422, "motifs-manquants"));
        none.Json.GetProperty("errors").GetArrayLength().ShouldBe(2, "one was removed, one added");
        half.Json.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldNotBeNull()
            .ShouldContain(second.Number);
        (moved.Status, moved.Problem).ShouldBe((422, "motifs-manquants"));
        (needless.Status, needless.Problem).ShouldBe((422, "designation-mal-ecrite"));
        done.Ok().Json.GetProperty("departures").EnumerateArray()
            .Select(departure => (departure.GetProperty("number").GetString(), departure.GetProperty("kind").GetString()))
            .ShouldBe([(second.Number, "removed"), (third.Number, "added")]);
    }

    [Fact]
    public async Task Only_admissible_applications_of_the_call_once_each_and_no_more_than_the_places()
    {
        var journey = await ProposedAsync();
        var (first, second, third) = (journey.Candidates[0], journey.Candidates[1], journey.Candidates[2]);
        var unknown = new Candidate("/api/applications/inconnue", $"{journey.Call}-zzzzzz");

        (await journey.DesignateAsync([first, unknown], (unknown, "Pourquoi pas."), (second, "Financée ailleurs."))).Problem.ShouldBe(
            "designation-mal-ecrite");
        (await journey.DesignateAsync([first, first], (second, "Financée ailleurs."))).Problem.ShouldBe("designation-mal-ecrite");
        (await journey.DesignateAsync([first, second, third], (third, "Une de plus."))).Problem.ShouldBe("trop-de-designes");
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Two_jurors_who_change_their_votes_change_the_laureate()
    {
        string Vote(int candidate, int juror) => candidate == 0 || juror <= 3 ? "for" : "against";
        string Changed(int candidate, int juror) => juror <= 3 ? Vote(candidate, juror) : Vote(candidate == 0 ? 1 : 0, juror);

        var before = await OnePlaceAsync(Vote);
        var after = await OnePlaceAsync(Changed);

        (await LaureatesAsync(before)).ShouldBe([before.Candidates[0].Number]);
        (await LaureatesAsync(after)).ShouldBe([after.Candidates[1].Number]);
    }

    [Fact]
    public async Task Only_the_authority_designates_and_four_roles_see_it()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        var path = $"{journey.CallPath}/designation";
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Public or Role.Authority)))
        {
            (await app.As(role).PostAsync(path, new { laureates = Array.Empty<string>() })).Status.ShouldBe(403, role.ToString());
            (await app.As(role).GetAsync(path)).Status.ShouldBe(role is Role.Secretary or Role.Administrator or Role.Auditor
                ? 200
                : 403, role.ToString());
        }
    }

    private Task<CommissionJourney> ProposedAsync() => CommissionJourney.ToAsync(app, CommissionStage.Proposed);

    private Task<CommissionJourney> OnePlaceAsync(Func<int, int, string?> vote) => CommissionJourney.ToAsync(
        app, CommissionStage.Designated,
        new CommissionPlan { Seats = 5, Vote = vote, Rules = CommissionPlan.RulesAt(app.Now) with { Places = 1 } });

    private static async Task<string?[]> LaureatesAsync(CommissionJourney journey) =>
        [.. (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Ok().Json.GetProperty(
            "laureates").EnumerateArray().Select(number => number.GetString())];
}
