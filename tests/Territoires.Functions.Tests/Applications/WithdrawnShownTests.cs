using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>What its applicant took back does not vanish without a word, nor pass for what is still examined.</summary>
public sealed class WithdrawnShownTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly CommissionPlan Plan = new() { Vote = (candidate, _) => candidate == 1 ? null : "for" };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_secretary_sees_it_withdrawn_in_each_list_on_its_file_and_in_the_numbers()
    {
        var journey = await WithdrawnAsync();
        var secretary = Desk.Of(app, Role.Secretary);
        var (number, name) = (journey.Candidates[1].Number, CommissionPlan.NameOf(1));

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");
        secretary.Text.ShouldContain("3 candidatures déposées, dont 0 sans décision et une retirée.");
        LineOf(secretary, number).ShouldContain(" retirée par son porteur ");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite?etat=recevables");
        secretary.Text.ShouldNotContain(number);
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite?etat=retirees");
        secretary.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        await secretary.FollowAsync(name);
        secretary.Page.QuerySelector("#retiree")!.TextContent.ShouldBe("Retirée par son porteur");
        secretary.Offers("Changer la décision").ShouldBeFalse();

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Page.QuerySelector("#chiffres")!.TextContent.ShouldContain("2, sans compter une candidature retirée");
        foreach (var page in new[] { "affectations", "evaluations", "seance" })
        {
            await secretary.OpenAsync($"/gestion/appels/{journey.Call}/{page}");
            Words(secretary.Page.QuerySelector("#retirees li")!).ShouldBe($"{name} {number}", page);
            secretary.Page.QuerySelectorAll("main table")
                .ShouldAllBe(table => !table.TextContent.Contains(number, StringComparison.Ordinal), page);
        }

        var ranking = (await journey.Secretary.GetAsync($"{journey.CallPath}/ranking")).Ok().Json;
        ranking.GetProperty("withdrawn").EnumerateArray().Select(one => one.GetString()).ShouldBe([number]);
        ranking.GetProperty("ranking").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task One_that_waited_for_its_decision_waits_no_more_and_cannot_be_ticked()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        await TakeBackAsync(journey);
        var secretary = Desk.Of(app, Role.Secretary);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");

        secretary.Text.ShouldContain("dont 2 sans décision et une retirée");
        secretary.Page.QuerySelectorAll($"#ids-{journey.Candidates[1].Id}").ShouldBeEmpty();
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.Candidates[1].Id}");
        secretary.Page.QuerySelector("#decision")!.TextContent.ShouldContain("aucune n’est plus attendue");
        secretary.Offers("Enregistrer la décision").ShouldBeFalse();
    }

    [Fact]
    public async Task Its_juror_sees_it_withdrawn_in_their_list_and_their_work_and_is_told_so_at_its_address()
    {
        var journey = await WithdrawnAsync();
        var (id, number) = (journey.Candidates[1].Id, journey.Candidates[1].Number);
        var juror = Desk.Of(app, Role.Juror);

        await juror.OpenAsync("/jury");
        Words(juror.Page.QuerySelectorAll("main .territoires-fiche")
            .Single(file => file.TextContent.Contains(number, StringComparison.Ordinal)))
            .ShouldEndWith("Retirée par son porteur");
        juror.Page.QuerySelectorAll($"main a[href='/jury/dossiers/{id}']").ShouldBeEmpty();
        await juror.OpenAsync($"/jury/appels/{journey.Call}/mon-travail");
        juror.Text.ShouldContain($"{CommissionPlan.NameOf(1)} {number} Retirée par son porteur : cette évaluation ne compte pas.");

        await juror.OpenAsync($"/jury/dossiers/{id}");
        (juror.Status, juror.Title).ShouldBe((409, "La candidature a été retirée."));
        juror.Text.ShouldNotContain("En essayant.");
        var late = await journey.Juror(1)
            .PutAsync($"{journey.Candidates[1].Path}/reviews/mine", new { scores = new { projet = 5, portage = 5 } },
                ("If-Match", "\"1-0000000000000000\""));
        late.Problem.ShouldBe("candidature-retiree");
        (await journey.Juror(1).GetAsync(journey.Candidates[1].Path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_service_sees_it_withdrawn_in_its_list_and_on_its_page_and_is_asked_nothing_any_more()
    {
        var journey = await WithdrawnAsync();
        var service = Desk.Of(app, Role.Service, null, "48");

        await service.OpenAsync($"/avis?appel={journey.Call}");
        service.Page.QuerySelector($"#appel-{journey.Call}")!.TextContent.ShouldContain("Avis donnés\u00a0: 0 sur 2.");
        LineOf(service, journey.Candidates[1].Number).ShouldContain("Retirée par son porteur");
        await service.OpenAsync($"/avis/{journey.Candidates[1].Id}");

        service.Page.QuerySelector("#retiree")!.TextContent.ShouldBe("Retirée par son porteur");
        service.Offers("Donner mon avis").ShouldBeFalse();
    }

    [Fact]
    public async Task The_session_says_what_left_its_agenda_and_no_list_of_laureates_holds_it()
    {
        await using var own = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(own, CommissionStage.Reviewed, Plan);
        await TakeBackAsync(journey);
        await journey.ToAsync(CommissionStage.Convened);
        var number = journey.Candidates[1].Number;
        var juror = Desk.Of(own, Role.Juror);

        await juror.OpenAsync($"/jury/seances/{journey.Call}-seance");
        Words(juror.Page.QuerySelector("#retirees li")!).ShouldBe($"{CommissionPlan.NameOf(1)} {number}");
        juror.Page.QuerySelectorAll("main article").Length.ShouldBe(2);

        await journey.ToAsync(CommissionStage.Published);
        (await own.As().GetAsync($"/appels/{journey.Call}/laureats.csv")).Ok().Text.ShouldNotContain("Projet 1");
        (await own.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Text.ShouldNotContain("Projet 1");
    }

    private static string LineOf(Desk desk, string number) => Words(desk.Page.QuerySelectorAll("main tbody tr")
        .Single(line => line.TextContent.Contains(number, StringComparison.Ordinal)));

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<CommissionJourney> WithdrawnAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        await TakeBackAsync(journey);
        await app.SettleAsync();
        return journey;
    }

    private static async Task TakeBackAsync(CommissionJourney journey) =>
        (await journey.Applicant.PostAsync($"{journey.Candidates[1].Path}/withdrawal")).Ok();
}
