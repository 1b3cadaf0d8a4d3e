using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Jury;

/// <summary>A session of more applications than a page holds.</summary>
public sealed class LongAgendaTests
{
    private const int Applications = Paging.Size + 2;

    [Fact]
    public async Task An_agenda_comes_fifty_at_a_time_and_a_vote_leads_back_to_where_it_stands()
    {
        await using var app = await TestApp.StartAsync();
        var plan = new CommissionPlan { Applications = Applications, Score = (_, juror) => juror == 1 ? 3 : null };
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Seated, plan);
        var page = $"/jury/seances/{journey.Call}-seance";

        var juror = await Desk.Of(app, Role.Juror).OpenAsync(page);
        juror.Page.QuerySelectorAll("main article").Length.ShouldBe(Paging.Size);
        await juror.FollowAsync("Page suivante");
        var items = juror.Page.QuerySelectorAll("main article");
        items.Length.ShouldBe(Applications - Paging.Size);
        var application = items[1].Id!["dossier-".Length..];

        await juror.SubmitAsync("Vérifier mes votes");
        juror.Status.ShouldBe(422, "nothing was chosen");
        juror.Page.QuerySelector($"#dossier-{application}").ShouldNotBeNull("what was refused stands on the page that is shown");
        await juror.SubmitAsync("Vérifier mes votes", ($"vote-{application}", "For"));
        juror.Text.ShouldContain($"{Applications - 1} dossiers resteront sans vote de vous.");
        await juror.SubmitAsync("Enregistrer mon vote");
        juror.Text.ShouldContain("Vos votes sont enregistrés.");
        juror.Page.QuerySelector($"#dossier-{application}")!.TextContent.ShouldContain("Vous avez voté");

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/seance");
        secretary.Text.ShouldContain($"Lignes 1 à 50 sur {Applications}.");
        await secretary.FollowAsync("Page suivante");
        secretary.Text.ShouldContain($"Lignes 51 à {Applications} sur {Applications}.");
    }
}
