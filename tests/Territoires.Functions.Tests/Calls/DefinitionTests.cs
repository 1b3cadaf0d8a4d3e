using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

public sealed class DefinitionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_call_being_written_is_nobody_elses_business()
    {
        var administrator = app.As(Role.Administrator);
        (await administrator.PutAsync("/api/calls/secret", TestCalls.Rules, ("If-None-Match", "*"))).Status.ShouldBe(201);

        (await app.As().GetAsync("/api/calls/secret")).Status.ShouldBe(404);
        (await app.As().GetAsync("/appels/secret")).Status.ShouldBe(404);
        (await app.As().GetAsync("/api/calls")).Text.ShouldNotContain("\"secret\"");
        (await app.As(Role.Applicant).PostAsync("/api/calls/secret/applications", null, ("Idempotency-Key", "k"))).Status.ShouldBe(404);
        (await administrator.GetAsync("/api/calls/secret")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Rules_change_until_the_opening_and_then_no_more()
    {
        var administrator = app.As(Role.Administrator);
        var defined = (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules, ("If-None-Match", "*"))).Ok();

        (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules)).Problem.ShouldBe("version-non-precisee");
        (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules, ("If-None-Match", "*"))).Problem.ShouldBe("version-depassee");
        var again = (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules with { Places = 5 }, ("If-Match", defined.ETag!)))
            .Ok();
        (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules, ("If-Match", defined.ETag!))).Problem
            .ShouldBe("version-depassee");
        var opened = (await administrator.PostAsync("/api/calls/reecrit/opening")).Ok();
        await app.SettleAsync();
        var tag = (await administrator.GetAsync("/api/calls/reecrit")).ETag!;
        (await administrator.PutAsync("/api/calls/reecrit", TestCalls.Rules, ("If-Match", tag))).Problem.ShouldBe("reglement-fige");

        again.Json.GetProperty("places").GetInt32().ShouldBe(5);
        opened.Json.GetProperty("places").GetInt32().ShouldBe(5);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "calendar.opens")]
    [InlineData("2026-10-25T02:30:00", "calendar.opens")]
    [InlineData("demain", "calendar.opens")]
    public async Task A_local_time_that_does_not_exist_or_exists_twice_is_refused(string opens, string field)
    {
        var rules = TestCalls.Rules with { Calendar = TestCalls.Rules.Calendar with { Opens = opens } };

        var reply = await app.As(Role.Administrator).PutAsync("/api/calls/heure", rules, ("If-None-Match", "*"));

        (reply.Status, reply.Problem).ShouldBe((422, "reglement-incoherent"));
        reply.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Dates_are_resolved_in_the_zone_of_the_call()
    {
        var rules = TestCalls.Rules with { Calendar = TestCalls.Rules.Calendar with { Zone = "Indian/Reunion" } };

        var reply = (await app.As(Role.Administrator).PutAsync("/api/calls/reunion", rules, ("If-None-Match", "*"))).Ok();

        reply.Json.GetProperty("calendar").GetProperty("closes").GetProperty("instant").GetDateTimeOffset()
            .ShouldBe(new DateTimeOffset(2026, 6, 30, 13, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_is_shown_to_everybody_is_tagged_by_what_is_shown()
    {
        var call = await app.OpenCallAsync();
        var shown = await app.As().GetAsync($"/api/calls/{call}");

        (await app.As().GetAsync($"/api/calls/{call}", ("If-None-Match", shown.ETag!))).Status.ShouldBe(304);
        (await app.As(Role.Administrator).GetAsync($"/api/calls/{call}")).ETag.ShouldNotBe(shown.ETag);
    }
}
