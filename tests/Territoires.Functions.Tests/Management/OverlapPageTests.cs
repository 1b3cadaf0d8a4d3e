using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>
/// Roubaix, the métropole that it is in, and a body of which nobody knows the communes: two applications that meet, which a person
/// must say to be distinct before both are designated.
/// </summary>
public sealed class OverlapPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "Une friche du centre, et les quais de la métropole.";

    private static readonly CommissionPlan Plan = new()
    {
        Content = candidate => new
        {
            title = $"Projet {candidate}",
            leadBodies = candidate switch
            {
                0 => new object[] { new { code = "59512" } },
                1 => [new { code = "200093201" }],
                _ => [new { kind = "SM", name = "Syndicat mixte fictif des Étangs" }],
            },
            departements = new[] { "48" },
            theme = "Comment faire\u00a0?",
            summary = "En essayant.",
            ambitions = new[] { "Essayer" },
        },
    };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task They_are_shown_on_the_list_on_each_file_and_on_the_dashboard_and_answered_on_their_page()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, Plan);
        var secretary = Desk.Of(app, Role.Secretary);

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite");
        Line(secretary, "Projet 0").ShouldContain("Recoupe : Métropole Européenne de Lille – Projet 1, 1 commune en commun");
        Line(secretary, "Projet 1").ShouldContain("Recoupe : Roubaix – Projet 0, 1 commune en commun, tout le périmètre de l’autre");
        Line(secretary, "Projet 2").ShouldNotContain("Recoupe");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
        secretary.Page.QuerySelector("#recoupements")!.TextContent.ShouldContain("Métropole Européenne de Lille – Projet 1");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.Candidates[2].Id}");
        secretary.Page.QuerySelectorAll("#recoupements").ShouldBeEmpty();
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Text.ShouldContain("2 candidatures en recoupent d’autres, et personne n’a encore répondu.");

        await secretary.FollowAsync("Voir les recoupements");
        secretary.Title.ShouldBe("Recoupements");
        secretary.Text.ShouldContain("Un recoupement, dont 1 sans réponse.");
        await secretary.OpenAsync(AddressOfThePair(secretary));
        secretary.Text.ShouldContain("Personne n’a encore dit si elles sont distinctes.");
        await secretary.SubmitAsync("Ce sont deux candidatures distinctes", ("reason", " "));
        secretary.FaultyFields.ShouldBe(["reason"]);
        await secretary.SubmitAsync("Ce sont deux candidatures distinctes", ("reason", Reason));

        secretary.Title.ShouldBe("Recoupements");
        secretary.Text.ShouldContain("dont 0 sans réponse.");
        secretary.Text.ShouldContain($"Deux candidatures distinctes : {Reason}");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}");
        secretary.Page.QuerySelectorAll("#recoupements-sans-reponse").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_authority_designates_both_only_once_they_are_said_to_be_distinct()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed, Plan);
        var authority = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/designation");
        authority.Page.QuerySelector("#recoupements-sans-reponse")!.TextContent.ShouldContain("2 candidatures en recoupent d’autres");

        await authority.SubmitAsync("Vérifier");
        authority.Status.ShouldBe(409);
        authority.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Des candidatures à désigner se recoupent");
        authority.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Métropole Européenne de Lille – Projet 1");
        await authority.FollowAsync("Voir les recoupements");
        authority.Title.ShouldBe("Recoupements");
        await authority.OpenAsync(AddressOfThePair(authority));
        authority.Offers("Ce sont deux candidatures distinctes").ShouldBeFalse("the secretary answers");

        var answered = (await AnswerAsync(journey, journey.Candidates[1].Number, journey.First.Number, Reason)).Ok();
        var line = answered.Json.GetProperty("overlaps")[0];
        line.GetProperty("reason").GetString().ShouldBe(Reason);
        line.GetProperty("communes").GetInt32().ShouldBe(1);
        (await journey.DesignateAsync([journey.First, journey.Candidates[1]])).Ok();
    }

    [Fact]
    public async Task A_reserve_that_meets_a_laureate_waits_for_the_answer_which_the_history_of_both_tells()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed, Plan);
        var other = journey.Candidates[1];
        (await journey.DesignateAsync([journey.First, journey.Candidates[2]], (other, "Motif."), (journey.Candidates[2], "Motif."))).Ok();

        (await ReserveAsync()).Problem.ShouldBe("recoupements-sans-reponse");
        (await AnswerAsync(journey, other.Number, journey.First.Number, Reason)).Ok();
        (await ReserveAsync()).Ok();

        foreach (var (file, met) in new[] { (journey.First, other), (other, journey.First) })
        {
            var desk = await Desk.Of(app, Role.Secretary)
                .OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{file.Id}/historique");
            desk.Text.ShouldContain($"Le secrétariat répond que cette candidature et {met.Number} sont distinctes : « {Reason} »");
        }

        Task<Reply> ReserveAsync() =>
            journey.Authority.PostAsync($"{journey.CallPath}/reserve", new { ranked = new[] { other.Number }, seen = 0 });
    }

    [Fact]
    public async Task The_api_refuses_the_designation_an_answer_of_what_does_not_meet_and_one_without_a_reason()
    {
        var journey = await CommissionJourney.OpenAsync(app, Plan);
        (await AnswerAsync(journey, journey.First.Number, journey.Candidates[1].Number, Reason)).Problem.ShouldBe("appel-encore-ouvert");
        await journey.ToAsync(CommissionStage.Proposed);

        var refused = await journey.DesignateAsync([journey.First, journey.Candidates[1]]);
        (refused.Status, refused.Problem).ShouldBe((409, "recoupements-sans-reponse"));
        (await AnswerAsync(journey, journey.First.Number, journey.Candidates[2].Number, Reason)).Problem.ShouldBe("sans-recoupement");
        (await AnswerAsync(journey, journey.First.Number, "nulle-part", Reason)).Problem.ShouldBe("sans-recoupement");
        (await AnswerAsync(journey, journey.First.Number, journey.First.Number, Reason)).Problem.ShouldBe("sans-recoupement");
        (await AnswerAsync(journey, journey.First.Number, journey.Candidates[1].Number, " ")).Problem.ShouldBe("recoupement-mal-motive");
        (await journey.DesignateAsync(
            [journey.First, journey.Candidates[2]], (journey.Candidates[1], "Motif."), (journey.Candidates[2], "Motif."))).Ok();
        (await app.As(Role.Auditor).GetAsync($"{journey.CallPath}/overlaps")).Ok().Json.GetProperty("overlaps").GetArrayLength()
            .ShouldBe(1);
    }

    private static Task<Reply> AnswerAsync(CommissionJourney journey, string one, string other, string reason) =>
        journey.Secretary.PostAsync($"{journey.CallPath}/overlaps", new { one, other, reason });

    private static string AddressOfThePair(Desk desk) =>
        desk.Page.QuerySelectorAll("main tbody a").Select(link => link.GetAttribute("href")!)
            .Single(address => address.Contains("/recoupements/", StringComparison.Ordinal));

    private static string Line(Desk desk, string title) => string.Join(
        ' ',
        desk.Page.QuerySelectorAll("main tbody tr")
            .Single(line => line.QuerySelector("th .territoires-nom")!.TextContent.Contains(title, StringComparison.Ordinal))
            .TextContent.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
