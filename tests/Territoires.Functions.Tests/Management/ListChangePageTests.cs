using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>The reserve and the changes of a public list, from the desk.</summary>
public sealed class ListChangePageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "Le projet est abandonné.";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_authority_ranks_the_reserve_by_a_number_beside_each_name_and_the_others_read_it()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated, new CommissionPlan { Applications = 4 });
        var authority = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/designation");
        await authority.FollowAsync("Voir la liste complémentaire");
        var (third, fourth) = ($"rang-{journey.Candidates[2].Number}", $"rang-{journey.Candidates[3].Number}");
        authority.Page.QuerySelector($"label[for='{third}']")!.TextContent
            .ShouldContain("Syndicat mixte fictif n° 2 – Projet 2");
        authority.Page.QuerySelectorAll("main input[type=number]").Length.ShouldBe(2, "whoever is designated has no rank");
        authority.Page.QuerySelectorAll("main input[inputmode]").ShouldBeEmpty();

        await authority.SubmitAsync("Enregistrer la liste complémentaire", (third, "1"), (fourth, "1"));
        authority.FaultyFields.ShouldBe([third, fourth], ignoreOrder: true);
        authority.ValueOf(fourth).ShouldBe("1");
        await authority.SubmitAsync("Enregistrer la liste complémentaire", (third, "zéro"), (fourth, ""));
        authority.FaultyFields.ShouldBe([third]);
        await authority.SubmitAsync("Enregistrer la liste complémentaire", (third, "2"), (fourth, "1"));

        authority.Status.ShouldBe(200);
        authority.Page.QuerySelectorAll("#reserve li").Select(line => line.TextContent.Trim()[..26])
            .ShouldBe(["Syndicat mixte fictif n° 3", "Syndicat mixte fictif n° 2"]);
        authority.ValueOf(third).ShouldBe("2");
        foreach (var role in new[] { Role.Administrator, Role.Secretary, Role.Auditor })
        {
            var reader = await Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/liste-complementaire");
            reader.Page.QuerySelectorAll("main form").ShouldBeEmpty();
            reader.Page.QuerySelector("#reserve")!.TextContent.ShouldContain("Syndicat mixte fictif n° 3");
        }

        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror })
        {
            (await Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/liste-complementaire")).Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task A_reserve_that_somebody_set_meanwhile_is_not_overwritten_without_being_seen()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated, new CommissionPlan { Applications = 4 });
        var (third, fourth) = (journey.Candidates[2].Number, journey.Candidates[3].Number);
        var authority = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/liste-complementaire");
        (await journey.Authority.PostAsync($"{journey.CallPath}/reserve", new { ranked = new[] { fourth }, seen = 0 })).Ok();

        await authority.SubmitAsync("Enregistrer la liste complémentaire", ($"rang-{third}", "1"));

        authority.Status.ShouldBe(412);
        authority.Text.ShouldContain("La liste a été modifiée dans une autre fenêtre");
        authority.Page.QuerySelector("#reserve")!.TextContent.ShouldContain("n° 3");
        authority.ValueOf($"rang-{third}").ShouldBe("1");
        await authority.SubmitAsync("Enregistrer la liste complémentaire");
        authority.Page.QuerySelectorAll("#reserve li").Length.ShouldBe(1);
        authority.Page.QuerySelector("#reserve")!.TextContent.ShouldContain("n° 2");
    }

    [Fact]
    public async Task The_administrator_corrects_notes_a_renunciation_and_calls_the_reserve_each_with_a_confirmation()
    {
        var (journey, administrator) = await PublishedAsync();
        administrator.Page.QuerySelectorAll("a[href$='/remplacement']").ShouldBeEmpty("no place is free");

        await administrator.OpenAsync(
            administrator.Page.QuerySelector($"a[href$='/rectificatif/{journey.First.Number}']")!.GetAttribute("href")!);
        administrator.ValueOf("bodies").ShouldBe("Syndicat mixte fictif n° 0");
        administrator.ValueOf("ambitions").ShouldBe("Essayer\nRéussir");
        await administrator.SubmitAsync("Publier le rectificatif", ("reason", "Une coquille."));
        administrator.FaultyFields.ShouldBe(["bodies"], "nothing is corrected");
        await administrator.SubmitAsync(
            "Publier le rectificatif", ("bodies", "Syndicat mixte de l’Essai"), ("reason", ""), ("confirmer-rectificatif", "non"));
        administrator.FaultyFields.ShouldBe(["confirmer-rectificatif"]);
        administrator.ValueOf("bodies").ShouldBe("Syndicat mixte de l’Essai");
        await administrator.SubmitAsync("Publier le rectificatif", ("reason", ""));
        administrator.FaultyFields.ShouldBe(["reason"]);
        await administrator.SubmitAsync("Publier le rectificatif", ("reason", "Une coquille."));
        administrator.Title.ShouldBe("Publication");
        administrator.Page.QuerySelector("#version-publique")!.TextContent.ShouldBe("Version 2 de la liste.");

        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/publication/renoncement/{journey.First.Number}");
        await administrator.SubmitAsync("Noter le renoncement", ("reason", Reason), ("confirmer-renoncement", "non"));
        administrator.FaultyFields.ShouldBe(["confirmer-renoncement"]);
        await administrator.SubmitAsync("Noter le renoncement");
        administrator.Page.QuerySelectorAll("#publies li").Length.ShouldBe(1);

        await administrator.FollowAsync("Appeler le premier de la liste complémentaire");
        administrator.Page.QuerySelector("#appele")!.TextContent.ShouldBe("Syndicat mixte fictif n° 2 – Projet 2");
        await administrator.SubmitAsync("L’inscrire parmi les lauréats", ("reason", "La place est libre."));
        administrator.Page.QuerySelectorAll("#publies li").Length.ShouldBe(2);

        await administrator.FollowAsync("Rectifier le texte de la liste");
        await administrator.SubmitAsync("Publier le rectificatif", ("text", "Liste arrêtée."), ("reason", "Une précision."));
        administrator.Page.QuerySelectorAll("#modifications li").Length.ShouldBe(4);
        var list = (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json;
        (list.GetProperty("version").GetInt32(), list.GetProperty("text").GetString()).ShouldBe((5, "Liste arrêtée."));
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/publication/remplacement");
        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        await app.SettleAsync();
    }

    [Fact]
    public async Task A_change_over_a_version_that_is_no_longer_the_last_is_shown_again_with_what_was_typed()
    {
        var (journey, administrator) = await PublishedAsync();
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/publication/renoncement/{journey.First.Number}");
        (await journey.Administrator.PostAsync(
            $"{journey.CallPath}/laureates/corrections", new { text = "Liste arrêtée.", reason = "Une précision.", seen = 1 })).Ok();

        await administrator.SubmitAsync("Noter le renoncement", ("reason", Reason));

        administrator.Status.ShouldBe(412);
        administrator.ValueOf("reason").ShouldBe(Reason);
        await administrator.SubmitAsync("Noter le renoncement");
        administrator.Page.QuerySelector("#version-publique")!.TextContent.ShouldBe("Version 3 de la liste.");
        await app.SettleAsync();
    }

    [Fact]
    public async Task Before_the_publication_there_is_nothing_to_change_and_other_roles_only_read()
    {
        var early = await CommissionJourney.ToAsync(app, CommissionStage.Scheduled, new CommissionPlan { Applications = 1 });
        string[] pages = [$"rectificatif/{early.First.Number}", "texte", $"renoncement/{early.First.Number}", "remplacement"];
        foreach (var page in pages)
        {
            (await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{early.Call}/publication/{page}")).Status.ShouldBe(404);
            (await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{early.Call}/publication/{page}")).Status.ShouldBe(403);
        }

        var (journey, _) = await PublishedAsync();
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/publication");
        secretary.Page.QuerySelectorAll("#publies li").Length.ShouldBe(2);
        secretary.Page.QuerySelectorAll("#publies .fr-link").ShouldBeEmpty();
    }

    private async Task<(CommissionJourney Journey, Desk Administrator)> PublishedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        (await journey.Authority.PostAsync(
            $"{journey.CallPath}/reserve", new { ranked = new[] { journey.Candidates[2].Number }, seen = 0 })).Ok();
        await journey.ToAsync(CommissionStage.Published);
        return (journey, await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication"));
    }
}
