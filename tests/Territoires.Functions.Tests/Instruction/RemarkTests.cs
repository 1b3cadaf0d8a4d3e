using Territoires.Cli;
using Territoires.Tests.TestSupport;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>Those who examine a file write to each other about it; its applicant and its jury read nothing of that.</summary>
public sealed class RemarkTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Secretary_and_service_write_to_each_other_and_each_finds_it_from_the_page_of_the_file()
    {
        var journey = await ClosedAsync();
        var service = await app.BrowseAsync(ServiceOf("48"), $"/avis/{journey.First.Id}");
        service.Text().ShouldContain("Aucune remarque entre le secrétariat");
        await service.FollowAsync("Lire et écrire les remarques");
        await service.PressAsync("Enregistrer la remarque", ("remark", "Le plan\r\nmanque."));
        service.Text().ShouldContain("Service de l’État");

        var secretary = await app.BrowseAsync(
            Acting(Role.Secretary), $"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
        secretary.Page.QuerySelector("#remarque-1 .territoires-text")!.TextContent.ShouldBe("Le plan\nmanque.");
        await secretary.FollowAsync("Écrire une remarque, lue par le secrétariat, l’autorité et les services");
        await secretary.PressAsync("Enregistrer la remarque", ("remark", "Il est demandé."));

        await service.OpenAsync($"/avis/{journey.First.Id}");
        service.Text().ShouldContain("2 remarques entre le secrétariat");
        await service.FollowAsync("Lire et écrire les remarques");
        service.Page.QuerySelector("#remarque-2")!.TextContent.ShouldContain("Il est demandé.");
        service.Page.QuerySelectorAll("form[action$='/2/retrait']").ShouldBeEmpty("somebody else wrote it");
        await service.PressAsync("Reprendre la remarque 1");
        service.Text().ShouldNotContain("manque.");
        service.Text().ShouldContain("Remarque reprise par qui l’a écrite");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}/historique");
        secretary.Text().ShouldContain("Une remarque est écrite à ceux qui instruisent le dossier.");
    }

    [Fact]
    public async Task An_empty_or_too_long_remark_is_refused_at_its_field_with_what_was_typed()
    {
        var journey = await ClosedAsync();
        var browser = await app.BrowseAsync(Acting(Role.Authority), $"/dossiers/{journey.First.Id}/remarques");

        await browser.PressAsync("Enregistrer la remarque", ("remark", "  "));
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Écrivez votre remarque avant de l’enregistrer.");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#remark");

        await browser.PressAsync("Enregistrer la remarque", ("remark", new string('x', 2001)));
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#remark")!.TextContent.ShouldBe(new string('x', 2001));
    }

    [Fact]
    public async Task Neither_its_applicant_nor_the_jury_nor_a_service_of_elsewhere_reads_or_writes_them()
    {
        var journey = await ClosedAsync();
        var api = $"{journey.First.Path}/remarks";
        (await app.As(Role.Authority).PostAsync(api, new { text = "Secret d’instruction." })).Ok()
            .Json.GetProperty("remarks")[0].GetProperty("side").GetString().ShouldBe("authority");

        (await journey.ServiceOf("59").GetAsync(api)).Status.ShouldBe(404);
        (await journey.ServiceOf("59").PostAsync(api, new { text = "Chez vous." })).Status.ShouldBe(404);
        (await journey.Juror(1).GetAsync(api)).Status.ShouldBe(403);
        (await journey.Applicant.GetAsync(api)).Status.ShouldBe(403);
        (await journey.Applicant.GetAsync(journey.First.Path)).Ok().Text.ShouldNotContain("Secret");
        (await journey.Service.DeleteAsync($"{api}/1")).Status.ShouldBe(403, "somebody else wrote it");
        (await journey.Service.DeleteAsync($"{api}/un")).Status.ShouldBe(404);
        (await app.As(Role.Auditor).GetAsync(api)).Ok().Text.ShouldContain("Secret");
        (await app.As(Role.Auditor).GetAsync($"/dossiers/{journey.First.Id}/remarques")).Ok().Text
            .ShouldNotContain("Enregistrer la remarque");
        (await app.As(Role.Authority).DeleteAsync($"{api}/1")).Status.ShouldBe(204);
        (await journey.Secretary.GetAsync(api)).Ok().Text.ShouldNotContain("Secret");
    }

    [Fact]
    public async Task Whoever_applies_does_not_read_them_under_another_role()
    {
        var journey = await ClosedAsync();
        var both = new Actor(
            TokenCommand.DefaultId(Role.Applicant), new HashSet<Role> { Role.Applicant, Role.Secretary }, null, []);

        (await app.AsActor(both).GetAsync($"{journey.First.Path}/remarks")).Status.ShouldBe(404);
    }

    private static Actor Acting(Role role) => new(TokenCommand.DefaultId(role), new HashSet<Role> { role }, null, []);

    private Task<CommissionJourney> ClosedAsync() =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
}
