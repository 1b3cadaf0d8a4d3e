using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Domain.Instruction;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

public sealed class OpinionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_last_word_of_a_service_stands()
    {
        var journey = await ClosedAsync();
        var path = $"{journey.First.Path}/opinions";

        (await journey.Service.PostAsync(path, new { verdict = "favorable" })).Status.ShouldBe(204);
        (await journey.Service.PostAsync(path, new { verdict = "reserved", text = "Sous réserve de l’accès." })).Status.ShouldBe(204);
        (await journey.Service.PostAsync(path, new { verdict = "reserved", text = "Sous réserve de l’accès." })).Status.ShouldBe(204);

        (await OpinionsAsync(journey.First)).ShouldBe([new Opinion("ddt-48", Verdict.Reserved, "Sous réserve de l’accès.", app.Now)]);
    }

    [Fact]
    public async Task An_application_outside_its_area_is_not_a_services_to_know()
    {
        var journey = await ClosedAsync();
        var elsewhere = journey.ServiceOf("59");

        (await elsewhere.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })).Status.ShouldBe(404);
        (await elsewhere.GetAsync(journey.First.Path)).Status.ShouldBe(404);
        (await elsewhere.GetAsync(journey.First.Document)).Status.ShouldBe(404);
        (await elsewhere.GetAsync($"{journey.CallPath}/applications")).Json.GetProperty("applications").GetArrayLength().ShouldBe(0);
        (await OpinionsAsync(journey.First)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_reads_what_it_gives_an_opinion_on()
    {
        var journey = await ClosedAsync();

        (await journey.Service.GetAsync(journey.First.Path)).String("number").ShouldBe(journey.First.Number);
        (await journey.Service.GetAsync(journey.First.Document)).Bytes.ShouldBe(TestCalls.Pdf());
    }

    [Fact]
    public async Task Several_services_at_once_are_all_heard()
    {
        var journey = await ClosedAsync();
        var services = Enumerable.Range(1, 6).Select(service => app.AsActor(new Actor(
            $"service-{service}", new HashSet<Role> { Role.Service }, null, ["48"])));

        var replies = await Task.WhenAll(
            services.Select(service => service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })));

        replies.Select(reply => reply.Status).ShouldAllBe(status => status == 204);
        (await OpinionsAsync(journey.First)).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("""{ "verdict": "mitigé" }""")]
    [InlineData("""{ "verdict": 1 }""")]
    [InlineData("""{ "text": "Sans avis." }""")]
    public async Task What_is_not_an_opinion_is_refused(string json)
    {
        var journey = await ClosedAsync();

        var reply = await journey.Service.SendAsync(
            HttpMethod.Post, $"{journey.First.Path}/opinions", Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
        (await OpinionsAsync(journey.First)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_opinion_is_short_enough_to_be_read_and_in_time()
    {
        var journey = await ClosedAsync();
        var path = $"{journey.First.Path}/opinions";

        (await journey.Service.PostAsync(path, new { verdict = "favorable", text = new string('x', 4001) })).Problem
            .ShouldBe("avis-trop-long");
        (await journey.Service.PostAsync(path, new { verdict = "unfavorable" })).Problem.ShouldBe("avis-sans-motifs");
        await app.AdvanceToAsync(journey.ReviewsBy);
        (await journey.Service.PostAsync(path, new { verdict = "favorable" })).Status.ShouldBe(204);
        await app.AdvanceToAsync(journey.ReviewsBy.AddMilliseconds(1));
        var late = await journey.Service.PostAsync(path, new { verdict = "unfavorable" });

        (late.Status, late.Problem).ShouldBe((409, "avis-clos"));
        (await OpinionsAsync(journey.First)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Favorable);
    }

    /// <summary>Read in the store: no address shows opinions yet.</summary>
    private async Task<IReadOnlyList<Opinion>> OpinionsAsync(Candidate candidate) =>
        (await app.Services.GetRequiredService<ApplicationStore>().LoadAsync(candidate.Id, CancellationToken.None)).State!.Opinions;

    private Task<CommissionJourney> ClosedAsync() =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
}
