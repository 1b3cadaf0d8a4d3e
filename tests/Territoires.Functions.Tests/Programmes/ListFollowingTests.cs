using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Programmes;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Programmes;

/// <summary>The laureates of a call become members of its programme, and the network follows what happens to their list.</summary>
public sealed class ListFollowingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Laureates_come_in_when_the_list_is_public_and_the_network_follows_each_change_of_it()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed);
        var path = await app.DefineProgrammeAsync("vague");
        (await LinkAsync(journey, path)).Ok();
        (await journey.DesignateAsync([journey.Candidates[0], journey.Candidates[1]])).Ok();
        (await journey.Authority.PostAsync(
            $"{journey.CallPath}/reserve", new { ranked = new[] { journey.Candidates[2].Number }, seen = 0 })).Ok();
        (await journey.ScheduleAsync(journey.EarliestPublication)).Ok();
        await app.AdvanceToAsync(journey.EarliestPublication.AddMilliseconds(-1));
        (await MembersAsync(path)).ShouldBeEmpty("nobody learns from a network what is not public");

        await app.AdvanceToAsync(journey.EarliestPublication);

        var members = await MembersAsync(path);
        members.Select(Name).ShouldBe(["Syndicat mixte fictif n° 0", "Syndicat mixte fictif n° 1"]);
        members.Select(one => one.GetProperty("key").GetString()).ShouldBe([$"{journey.Call}-1", $"{journey.Call}-2"]);
        members.ShouldAllBe(one => one.GetProperty("call").GetString() == journey.Call && one.GetProperty("phase").GetString() == "deux");
        members[0].GetProperty("categories")[0].GetString().ShouldBe("qpv");
        var wave = (await NetworkAsync(path)).GetProperty("waves")[0];
        wave.GetProperty("newlyServed").EnumerateArray().Select(code => code.GetString()).ShouldBe(["48"]);
        var page = await app.Browser().OpenAsync($"/appels/{journey.Call}");
        page.Page.QuerySelector("#programme")!.GetAttribute("href").ShouldBe("/programmes/vague");

        await app.AdvanceToAsync(app.Now.AddDays(3));
        (await journey.Administrator.PostAsync(
            $"{journey.CallPath}/laureates/withdrawals",
            new { number = journey.Candidates[0].Number, reason = "Le projet est abandonné.", seen = 1 })).Ok();
        (await journey.Administrator.PostAsync(
            $"{journey.CallPath}/reserve/calls", new { reason = "La place est libre.", seen = 2 })).Ok();
        (await CorrectAsync(journey)).Ok();

        (await MembersAsync(path)).Select(Name).ShouldBe(["Syndicat mixte bien nommé", "Syndicat mixte fictif n° 2"]);
        var before = (await app.As().GetAsync($"{path}/network?at={journey.EarliestPublication:yyyy-MM-dd}")).Ok().Json;
        before.GetProperty("members").EnumerateArray().Select(one => one.GetProperty("until").ValueKind)
            .ShouldBe([JsonValueKind.String, JsonValueKind.Null]);
        before.GetProperty("members")[0].GetProperty("endReason").GetString().ShouldBe("Le projet est abandonné.");

        var saved = (await journey.Administrator.GetAsync(path)).ETag;
        var follower = app.Services.GetRequiredService<ListFollower>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => follower.FollowAsync(journey.Call)));
        (await journey.Administrator.GetAsync(path)).ETag.ShouldBe(saved, "followed again, nothing happens");
    }

    [Fact]
    public async Task A_call_that_is_linked_after_its_publication_brings_its_laureates_at_once_and_is_of_one_programme()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published);
        var path = await app.DefineProgrammeAsync("tardif");
        var other = await app.DefineProgrammeAsync("autre");

        (await LinkAsync(journey, path)).Ok();

        (await MembersAsync(path)).Count.ShouldBeGreaterThan(0);
        (await LinkAsync(journey, path)).Ok();
        (await LinkAsync(journey, other)).Problem.ShouldBe("appel-d-un-autre-programme");
        (await journey.Administrator.PostAsync($"{path}/calls", new { call = journey.Call, phase = "un" })).Problem.ShouldBe("lien-fige");
        (await app.As().GetAsync(path)).Ok().Json.GetProperty("calls")[0].GetProperty("stage").GetString().ShouldBe("published");
    }

    private static Task<Reply> LinkAsync(CommissionJourney journey, string path) => journey.Administrator.PostAsync(
        $"{path}/calls", new { call = journey.Call, phase = "deux", categories = new[] { "qpv" } });

    private static Task<Reply> CorrectAsync(CommissionJourney journey) => journey.Administrator.PostAsync(
        $"{journey.CallPath}/laureates/corrections",
        new
        {
            number = journey.Candidates[1].Number,
            shown = new
            {
                bodies = new[] { "Syndicat mixte bien nommé" },
                theme = "Comment\u00a0?",
                ambitions = new[] { "Essayer" },
                partnerServices = Array.Empty<string>(),
                showsCredit = false,
            },
            reason = "Une coquille.",
            seen = 3,
        });

    private async Task<JsonElement> NetworkAsync(string path) => (await app.As().GetAsync($"{path}/network")).Ok().Json;

    private async Task<IReadOnlyList<JsonElement>> MembersAsync(string path) =>
        [.. (await NetworkAsync(path)).GetProperty("members").EnumerateArray()];

    private static string? Name(JsonElement member) => member.GetProperty("name").GetString();
}
