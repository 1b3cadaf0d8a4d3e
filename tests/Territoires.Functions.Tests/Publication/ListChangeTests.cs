using System.Text.Json;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Publication;

/// <summary>What happens to a list after its publication, by the API: each change is a version more, with its reason.</summary>
public sealed class ListChangeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "Le projet est abandonné.";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_laureate_gives_up_the_first_of_the_reserve_follows_and_every_version_stays_readable()
    {
        var journey = await PublishedAsync();
        var (first, second, third) = (journey.Candidates[0], journey.Candidates[1], journey.Candidates[2]);
        var before = (await app.As().GetAsync($"/appels/{journey.Call}/laureats.json")).Ok();
        before.Json.GetProperty("reserve")[0].GetProperty("name").GetString().ShouldBe("Syndicat mixte fictif n° 2");
        await app.AdvanceToAsync(app.Now.AddDays(2));

        (await WithdrawAsync(journey, first, 1)).Ok().Json.GetProperty("version").GetInt32().ShouldBe(2);
        (await CallAsync(journey, "La place est libre.", 2)).Ok().Json.GetProperty("version").GetInt32().ShouldBe(3);

        var list = await ListAsync(journey);
        list.GetProperty("version").GetInt32().ShouldBe(3);
        list.GetProperty("asOf").GetDateTimeOffset().ShouldBe(app.Now);
        list.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(journey.EarliestPublication);
        Names(list).ShouldBe(["Syndicat mixte fictif n° 1", "Syndicat mixte fictif n° 2"]);
        list.GetProperty("reserve").GetArrayLength().ShouldBe(0);
        var changes = list.GetProperty("changes").EnumerateArray().ToArray();
        changes.Select(change => change.GetProperty("kind").GetString()).ShouldBe(["withdrew", "called"]);
        changes.Select(change => change.GetProperty("version").GetInt32()).ShouldBe([2, 3]);
        changes[0].GetProperty("statement").GetString()!.Replace('\u00a0', ' ').ShouldStartWith("Liste modifiée le ");
        changes[0].GetProperty("statement").GetString().ShouldEndWith(Reason);
        foreach (var number in new[] { first.Number, second.Number, third.Number })
        {
            list.GetRawText().ShouldNotContain(number, customMessage: "a number is never tied to a body in public");
        }

        var csv = (await app.As().GetAsync($"/appels/{journey.Call}/laureats.csv")).Ok().Text;
        csv.ShouldContain(Reason);
        csv.ShouldContain("Liste modifiée le");
        var page = await app.Browser().OpenAsync($"/appels/{journey.Call}/laureats");
        page.Page.QuerySelector("#modifications")!.TextContent.ShouldContain(Reason);
        page.Page.QuerySelectorAll("article h2").Length.ShouldBe(2);
        page.Page.QuerySelectorAll("#modifications a").Select(link => link.TextContent).ShouldBe(["version 1", "version 2"]);
        await page.FollowAsync("version 1");
        page.Title.ShouldBe("Les territoires lauréats, version 1");
        page.Page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Trim())
            .ShouldBe(["Syndicat mixte fictif n° 0", "Syndicat mixte fictif n° 1"]);
        page.Page.QuerySelector("#version")!.TextContent.ShouldContain("la liste a été modifiée le");
        page.Page.QuerySelector("#liste-complementaire")!.TextContent.ShouldContain("n° 2");
        (await page.OpenAsync($"/appels/{journey.Call}/laureats/versions/2")).Page.QuerySelectorAll("tbody th").Length.ShouldBe(1);
        (await page.OpenAsync($"/appels/{journey.Call}/laureats/versions/3")).Page.QuerySelector("#version")!.TextContent
            .ShouldContain("celle qui vaut aujourd’hui");
        foreach (var none in new[] { "0", "4", "-1", "un", "99999999999" })
        {
            (await app.As().GetAsync($"/appels/{journey.Call}/laureats/versions/{none}")).Status.ShouldBe(404, none);
        }
    }

    [Fact]
    public async Task An_erratum_changes_what_is_shown_of_one_laureate_and_the_text_of_the_list()
    {
        var journey = await PublishedAsync();
        var shown = new
        {
            bodies = new[] { "Syndicat mixte de l’Essai" },
            theme = "Comment faire mieux\u00a0?",
            ambitions = new[] { "Réussir" },
            partnerServices = new[] { "DDT de la Lozère" },
            showsCredit = false,
        };

        (await CorrectAsync(journey, new { number = journey.First.Number, shown, reason = "Une coquille.", seen = 1 })).Ok();
        (await CorrectAsync(journey, new { text = "Liste arrêtée par la ministre.", reason = "Une précision.", seen = 2 })).Ok();

        var list = await ListAsync(journey);
        list.GetProperty("version").GetInt32().ShouldBe(3);
        list.GetProperty("text").GetString().ShouldBe("Liste arrêtée par la ministre.");
        var laureate = list.GetProperty("laureates")[0];
        laureate.GetProperty("name").GetString().ShouldBe("Syndicat mixte de l’Essai");
        laureate.GetProperty("leadBodies")[0].GetProperty("name").GetString().ShouldBe("Syndicat mixte de l’Essai");
        laureate.GetProperty("theme").GetString().ShouldBe(shown.theme);
        laureate.GetProperty("ambitions").EnumerateArray().Select(ambition => ambition.GetString()).ShouldBe(["Réussir"]);
        var first = (await app.As().GetAsync($"/appels/{journey.Call}/laureats/versions/1")).Ok().Text;
        first.ShouldContain("Syndicat mixte fictif n° 0");
        first.ShouldNotContain("Liste arrêtée");
        (await app.As().GetAsync($"/appels/{journey.Call}/laureats/syndicat-mixte-de-l-essai")).Ok();
        (await app.As().GetAsync($"/appels/{journey.Call}/laureats")).Ok().Text.ShouldContain("Liste arrêtée par la ministre.");
    }

    [Fact]
    public async Task A_credit_that_is_no_longer_shown_is_shown_in_no_version()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan
        {
            Applications = 1,
            Content = _ => new
            {
                title = "Projet",
                leadBodies = new[] { new { kind = "SM", name = "Syndicat mixte fictif" } },
                departements = new[] { "48" },
                theme = "Comment\u00a0?",
                summary = "Ainsi.",
                ambitions = new[] { "Essayer" },
                photoCredit = "Photographe fictive",
            },
        });
        var shown = new
        {
            bodies = new[] { "Syndicat mixte fictif" },
            theme = "Comment\u00a0?",
            ambitions = new[] { "Essayer" },
            partnerServices = Array.Empty<string>(),
            showsCredit = false,
        };
        (await app.As().GetAsync($"/appels/{journey.Call}/laureats.json")).Text.ShouldContain("Photographe fictive");

        (await CorrectAsync(journey, new { number = journey.First.Number, shown, reason = "À sa demande.", seen = 1 })).Ok();

        foreach (var address in new[] { "laureats", "laureats.json", "laureats.csv", "laureats/versions/1", "laureats/versions/2" })
        {
            (await app.As().GetAsync($"/appels/{journey.Call}/{address}")).Ok().Text.ShouldNotContain("Photographe fictive");
        }

        var again = await CorrectAsync(
            journey, new { number = journey.First.Number, shown = shown with { showsCredit = true }, reason = "Non.", seen = 2 });
        (again.Status, again.Problem).ShouldBe((422, "modification-mal-ecrite"));
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_version_one_changes_the_list_and_the_other_is_told()
    {
        var journey = await PublishedAsync();

        var replies = await Task.WhenAll(
            WithdrawAsync(journey, journey.Candidates[0], 1), WithdrawAsync(journey, journey.Candidates[1], 1));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        var refused = replies.Single(reply => reply.Status != 200);
        (refused.Status, refused.Problem).ShouldBe((412, "version-depassee"));
        (await ListAsync(journey)).GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_words()
    {
        var journey = await PublishedAsync();

        (await CallAsync(journey, "Encore.", 1)).Problem.ShouldBe("aucune-place-liberee");
        (await WithdrawAsync(journey, journey.Candidates[0], 1, " ")).Problem.ShouldBe("modification-mal-ecrite");
        (await WithdrawAsync(journey, journey.Candidates[2], 1)).Status.ShouldBe(404);
        (await CorrectAsync(journey, new { text = "", reason = "Rien.", seen = 1 })).Problem.ShouldBe("modification-mal-ecrite");
        (await CorrectAsync(journey, new { reason = "Rien.", seen = 1 })).Problem.ShouldBe("modification-mal-ecrite");
        var reserve = await ReserveAsync(journey, 1);
        (reserve.Status, reserve.Problem).ShouldBe((409, "deja-publie"));

        var early = await CommissionJourney.ToAsync(app, CommissionStage.Scheduled, new CommissionPlan { Applications = 2 });
        (await WithdrawAsync(early, early.First, 1)).Problem.ShouldBe("liste-non-publiee");
        (await ReserveAsync(early, 0, early.First)).Problem.ShouldBe("liste-complementaire-mal-ecrite");
        (await ReserveAsync(early, 3)).Status.ShouldBe(200, "nobody stays nobody");
    }

    [Fact]
    public async Task Only_the_administrator_changes_the_list_and_only_the_authority_sets_the_reserve()
    {
        var journey = await PublishedAsync();
        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror, Role.Secretary, Role.Authority, Role.Auditor })
        {
            foreach (var act in new[] { "laureates/corrections", "laureates/withdrawals", "reserve/calls" })
            {
                (await app.As(role).PostAsync($"{journey.CallPath}/{act}", new { reason = Reason, seen = 1 })).Status.ShouldBe(403);
            }
        }

        (await journey.Administrator.PostAsync($"{journey.CallPath}/reserve", new { ranked = Array.Empty<string>(), seen = 0 }))
            .Status.ShouldBe(403);
    }

    [Fact]
    public async Task Whoever_leaves_or_joins_the_list_is_told_once_and_reads_where_they_stand()
    {
        await using var own = await TestApp.StartAsync();
        var address = SignInJourney.NewAddress();
        (await own.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = "applicant-1" }, ("If-None-Match", "*"))).Ok();
        var journey = await PublishedAsync(own);
        var reading = await Management.Desk.Of(own, Role.Applicant).OpenAsync($"/candidatures/{journey.Candidates[2].Id}");
        reading.Text.ShouldContain("elle est sur la liste complémentaire, au rang 1.");

        (await WithdrawAsync(journey, journey.First, 1)).Ok();
        (await CallAsync(journey, "La place est libre.", 2)).Ok();
        await own.SettleAsync();

        var inbox = await own.Browser().OpenAsync("/dev/mail");
        var mails = inbox.Page.QuerySelectorAll($"[data-destinataire='{address}']").Select(mail => mail.TextContent)
            .Where(text => text.Contains("a été modifiée", StringComparison.Ordinal)).ToArray();
        mails.Length.ShouldBe(2);
        mails.ShouldContain(mail => mail.Contains(journey.First.Number, StringComparison.Ordinal));
        mails.ShouldContain(mail => mail.Contains(journey.Candidates[2].Number, StringComparison.Ordinal));
        mails.ShouldAllBe(mail => !mail.Contains("lauréate", StringComparison.Ordinal));
        (await reading.OpenAsync($"/candidatures/{journey.Candidates[2].Id}")).Text.ShouldContain("Votre candidature est lauréate.");
        (await reading.OpenAsync($"/candidatures/{journey.First.Id}")).Text.ShouldContain("votre renoncement est noté");
    }

    private Task<CommissionJourney> PublishedAsync() => PublishedAsync(app);

    /// <summary>Two laureates and one in reserve.</summary>
    private static async Task<CommissionJourney> PublishedAsync(TestApp app)
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        (await ReserveAsync(journey, 0, journey.Candidates[2])).Ok();
        return await journey.ToAsync(CommissionStage.Published);
    }

    private static Task<Reply> ReserveAsync(CommissionJourney journey, int seen, params Candidate[] ranked) => journey.Authority.PostAsync(
        $"{journey.CallPath}/reserve", new { ranked = ranked.Select(candidate => candidate.Number).ToArray(), seen });

    private static Task<Reply> CorrectAsync(CommissionJourney journey, object erratum) =>
        journey.Administrator.PostAsync($"{journey.CallPath}/laureates/corrections", erratum);

    private static Task<Reply> WithdrawAsync(CommissionJourney journey, Candidate laureate, int seen, string reason = Reason) =>
        journey.Administrator.PostAsync($"{journey.CallPath}/laureates/withdrawals", new { number = laureate.Number, reason, seen });

    private static Task<Reply> CallAsync(CommissionJourney journey, string reason, int seen) =>
        journey.Administrator.PostAsync($"{journey.CallPath}/reserve/calls", new { reason, seen });

    private static async Task<JsonElement> ListAsync(CommissionJourney journey) =>
        (await journey.App.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json;

    private static IEnumerable<string?> Names(JsonElement list) =>
        list.GetProperty("laureates").EnumerateArray().Select(laureate => laureate.GetProperty("name").GetString());
}
