using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Domain.Instruction;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What each role does in a call, one after the other, in one installation.</summary>
public sealed class AzuriteTests(AzuriteInstallation azurite) : IClassFixture<AzuriteInstallation>
{
    private static readonly object Elected = new { ground = "elected" };
    private static readonly object Review = new { scores = new { projet = 4, portage = 3 }, comment = "Relu.", final = true };

    [Fact]
    public async Task An_applicant_has_one_receipt_for_four_clicks_reads_their_document_again_and_learns_the_outcome()
    {
        var call = await azurite.App.OpenCallAsync(CommissionPlan.RulesAt(azurite.App.Now));
        var applicant = azurite.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => applicant.SubmitAsync(draft)));

        var receipt = receipts.Select(each => each.Ok().Text).Distinct().ShouldHaveSingleItem();
        (await applicant.GetAsync($"{draft}/receipt")).Ok().Text.ShouldBe(receipt);
        (await applicant.GetAsync($"{draft}/documents/note-opportunite")).Ok().Bytes.ShouldBe(TestCalls.Pdf());
        var outcomes = new List<bool>();
        foreach (var candidate in azurite.Published.Candidates)
        {
            outcomes.Add((await applicant.GetAsync($"{candidate.Path}/outcome")).Ok().Json.GetProperty("laureate").GetBoolean());
        }

        outcomes.ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task A_service_reads_the_file_of_its_area_and_its_last_opinion_stands()
    {
        var journey = await azurite.ToAsync(CommissionStage.Closed, applications: 1);
        var opinions = $"{journey.First.Path}/opinions";

        (await journey.Service.PostAsync(opinions, new { verdict = "favorable" })).Status.ShouldBe(204);
        (await journey.Service.PostAsync(opinions, new { verdict = "reserved", text = "Sous réserve de l’accès." })).Status.ShouldBe(204);

        var stored = await azurite.App.Services.GetRequiredService<ApplicationStore>().LoadAsync(journey.First.Id, CancellationToken.None);
        stored.State!.Opinions.Select(opinion => opinion with { At = null })
            .ShouldBe([new Opinion("ddt-48", Verdict.Reserved, "Sous réserve de l’accès.")]);
        (await journey.Service.GetAsync(journey.First.Document)).Ok().Bytes.ShouldBe(TestCalls.Pdf());
        (await journey.ServiceOf("59").GetAsync(journey.First.Document)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_juror_steps_aside_from_one_file_reviews_the_other_and_votes_on_it()
    {
        var journey = await azurite.ToAsync(CommissionStage.PanelSet, applications: 2);
        var (juror, read, left) = (journey.Juror(2), journey.First, journey.Candidates[1]);
        await journey.AssignAsync(read, "juror-2");
        await journey.AssignAsync(left, "juror-2");

        (await juror.PostAsync($"{left.Path}/recusals", Elected)).Status.ShouldBe(204);
        (await juror.PutAsync(read.MyReview, Review, ("If-None-Match", "*"))).Ok();
        await journey.ToAsync(CommissionStage.Seated);
        (await journey.VoteAsync(2, read, "for")).Ok();

        (await juror.GetAsync(left.Document)).Status.ShouldBe(404);
        (await juror.GetAsync(read.MyReview)).Ok().Json.GetProperty("mark").GetInt32().ShouldBe((60 * 4) + (40 * 3));
        var item = (await juror.GetAsync(journey.SessionPath)).Ok().Json.GetProperty("agenda").EnumerateArray().ShouldHaveSingleItem();
        (item.GetProperty("number").GetString(), item.GetProperty("myVote").GetString()).ShouldBe((read.Number, "for"));
    }

    [Fact]
    public async Task The_president_signs_the_minutes_and_no_other_member_may()
    {
        var journey = await azurite.ToAsync(CommissionStage.Minuted, applications: 1);

        var member = await journey.SignAsync(journey.Juror(2));
        (await journey.SignAsync(journey.Juror(1))).Ok().String("stage").ShouldBe("drafted");

        (member.Status, member.Problem).ShouldBe((409, "pas-la-presidence"));
        (await SignaturesAsync(journey.Juror(1), journey)).ShouldBe(["chair juror-1"]);
    }

    [Fact]
    public async Task The_secretary_takes_the_call_from_its_closing_to_the_jurys_proposal()
    {
        var journey = await azurite.ToAsync(CommissionStage.Proposed, applications: 2);

        (await SignaturesAsync(journey.Secretary, journey)).ShouldBe(["chair juror-1", "secretary secretary-1"]);
        (await journey.Secretary.GetAsync(journey.SessionPath)).Ok().String("stage").ShouldBe("signed");
        (await NumbersAsync(journey.Secretary, $"{journey.CallPath}/proposal", "lines"))
            .ShouldBe(journey.Candidates.Select(candidate => candidate.Number));
        var printed = new HtmlParser()
            .ParseDocument((await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes", ("Accept", "text/html"))).Ok().Text);
        printed.QuerySelectorAll("table").Single(
            table => table.QuerySelector("caption")!.TextContent.StartsWith("Votes", StringComparison.Ordinal)).QuerySelectorAll("tbody th")
            .Select(number => number.TextContent).ShouldBe(journey.Candidates.Select(candidate => candidate.Number), ignoreOrder: true);
    }

    [Fact]
    public async Task The_authority_designates_in_another_order_and_nobody_outside_sees_it()
    {
        var journey = await azurite.ToAsync(CommissionStage.Proposed, applications: 2);
        var (first, second) = (journey.First, journey.Candidates[1]);

        (await journey.DesignateAsync([second, first], (second, "Plus mûre."), (first, "Moins mûre."))).Ok();

        var designation = (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Ok().Json;
        designation.GetProperty("laureates").EnumerateArray().Select(number => number.GetString()).ShouldBe([second.Number, first.Number]);
        designation.GetProperty("departures").EnumerateArray().Select(departure => departure.GetProperty("reason").GetString())
            .ShouldBe(["Plus mûre.", "Moins mûre."], ignoreOrder: true);
        (await azurite.As().GetAsync($"{journey.CallPath}/laureates")).Status.ShouldBe(404);
        (await azurite.As().GetAsync($"{journey.CallPath}/progress")).Ok().String("stage").ShouldBe("instruction");
    }

    [Fact]
    public async Task The_administrator_defines_opens_and_publishes_at_an_instant()
    {
        var defined = $"/api/calls/azurite-{Guid.CreateVersion7():N}";
        (await azurite.As(Role.Administrator).PutAsync(defined, CommissionPlan.RulesAt(azurite.App.Now), ("If-None-Match", "*"))).Ok();
        (await azurite.As().GetAsync(defined)).Status.ShouldBe(404);
        (await azurite.As(Role.Administrator).PostAsync($"{defined}/opening")).Ok();
        (await azurite.As().GetAsync(defined)).Ok().String("stage").ShouldBe("open");
        var journey = await azurite.ToAsync(CommissionStage.Designated, applications: 1);
        var at = journey.EarliestPublication;

        (await journey.ScheduleAsync(at.AddMilliseconds(-1))).Problem.ShouldBe("publication-trop-tot");
        (await journey.ScheduleAsync(at)).Ok();
        await azurite.App.AdvanceToAsync(at.AddMilliseconds(-1));
        (await azurite.As().GetAsync($"{journey.CallPath}/laureates")).Status.ShouldBe(404);
        await azurite.App.AdvanceToAsync(at);

        (await azurite.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("publishedAt")
            .GetDateTimeOffset().ShouldBe(at);
    }

    [Fact]
    public async Task The_auditor_reads_the_whole_record_and_writes_nothing()
    {
        var journey = azurite.Published;
        var auditor = azurite.As(Role.Auditor);
        var numbers = journey.Candidates.Select(candidate => candidate.Number).ToArray();

        (await NumbersAsync(auditor, $"{journey.CallPath}/applications", "applications")).ShouldBe(numbers, ignoreOrder: true);
        (await auditor.GetAsync(journey.First.Document)).Ok().Bytes.ShouldBe(TestCalls.Pdf());
        (await auditor.GetAsync($"{journey.CallPath}/reviews")).Ok().Json.GetProperty("reviews").GetArrayLength().ShouldBe(6);
        (await NumbersAsync(auditor, $"{journey.CallPath}/ranking", "ranking")).ShouldBe(numbers);
        (await SignaturesAsync(auditor, journey)).ShouldBe(["chair juror-1", "secretary secretary-1"]);
        (await NumbersAsync(auditor, $"{journey.CallPath}/proposal", "lines")).ShouldBe(numbers[..2]);
        (await auditor.GetAsync($"{journey.CallPath}/designation")).Ok().Json.GetProperty("laureates").EnumerateArray()
            .Select(number => number.GetString()).ShouldBe(numbers[..2]);
        (await auditor.PostAsync($"{journey.First.Path}/eligibility", new { admissible = false })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Anybody_reads_the_list_that_another_installation_gives_for_the_same_call()
    {
        await using var other = await TestApp.StartAsync();
        var same = await CommissionJourney.ToAsync(other, CommissionStage.Published);
        foreach (var format in new[] { "json", "csv" })
        {
            var list = await ListAsync(azurite.Published, format);
            list.ShouldContain("Syndicat mixte fictif n° 1");
            list.ShouldBe(await ListAsync(same, format), format);
        }

        var (anybody, page) = (azurite.As(), $"/appels/{azurite.Published.Call}/laureats");
        var shown = (await anybody.GetAsync(page)).Ok();
        new HtmlParser().ParseDocument(shown.Text).QuerySelectorAll("article h2").Select(name => name.TextContent.Trim())
            .ShouldBe(["Syndicat mixte fictif n° 0", "Syndicat mixte fictif n° 1"]);
        (await anybody.GetAsync(page, ("If-None-Match", shown.ETag!))).Status.ShouldBe(304);
        (await anybody.GetAsync($"{page}/syndicat-mixte-fictif-n-0")).Ok().Text.ShouldContain("Comment faire");
        (await anybody.GetAsync(azurite.Published.First.Path)).Status.ShouldBe(401);
    }

    /// <summary>The list without what two plays of a call cannot share: its name.</summary>
    private static async Task<string> ListAsync(CommissionJourney journey, string format) =>
        (await journey.App.As().GetAsync($"/appels/{journey.Call}/laureats.{format}"))
            .Ok().Text.Replace(journey.Call, "appel", StringComparison.Ordinal);

    private static async Task<string?[]> NumbersAsync(Caller reader, string address, string list) =>
        [.. (await reader.GetAsync(address)).Ok().Json.GetProperty(list).EnumerateArray().Select(
            line => line.GetProperty("number").GetString())];

    private static async Task<string[]> SignaturesAsync(Caller reader, CommissionJourney journey) =>
        [.. (await reader.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("signatures").EnumerateArray()
            .Select(signature => $"{signature.GetProperty("role").GetString()} {signature.GetProperty("signerId").GetString()}")];
}
