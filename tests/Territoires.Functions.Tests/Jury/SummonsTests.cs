using System.Globalization;
using Territoires.Functions.Tests.Instruction;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Jury;

/// <summary>A jury is told when and where, answers, is told when that changes; its minutes say all of it.</summary>
public sealed class SummonsTests
{
    private static readonly CommissionPlan TwoFiles = new() { Applications = 2 };

    [Fact]
    public async Task From_the_summons_to_the_minutes()
    {
        await using var app = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(app, "juror-1", "juror-2", "juror-3");
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, TwoFiles);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/seance");

        await secretary.SubmitAsync("Vérifier la convocation");
        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["begins"]);
        await secretary.SubmitAsync("Vérifier la convocation", Begins(app.Now.AddDays(2)));
        secretary.FaultyFields.ShouldBe(["place"]);
        await secretary.SubmitAsync("Vérifier la convocation", Begins(app.Now.AddDays(2)), ("place", "Préfecture"));
        secretary.Page.GetElementById("delai-court").ShouldNotBeNull();
        secretary.Text.ShouldContain("2 candidatures n’ont reçu l’avis d’aucun service");
        await secretary.SubmitAsync("Changer la date ou le lieu");
        secretary.ValueOf("place").ShouldBe("Préfecture");
        await secretary.SubmitAsync(
            "Vérifier la convocation", Begins(app.Now.AddDays(7)), ("place", "Préfecture, salle 2"),
            ("link", "https://visio.exemple.invalid/j"));
        secretary.Page.GetElementById("delai-court").ShouldBeNull();
        (await journey.Secretary.GetAsync(journey.SessionPath)).Status.ShouldBe(404, "a check convenes nobody");
        await secretary.SubmitAsync("Convoquer la séance");
        secretary.Status.ShouldBe(200);
        secretary.Page.GetElementById("convocation")!.TextContent.ShouldContain("Préfecture, salle 2");

        await app.SettleAsync();
        var told = (await InboxAsync(app)).Page.QuerySelector("main")!.TextContent;
        told.ShouldContain("Le jury est convoqué");
        told.ShouldContain("Lieu\u00a0: Préfecture, salle 2");
        told.ShouldContain("À distance\u00a0: https://visio.exemple.invalid/j");

        (await journey.Juror(2).PostAsync($"{journey.SessionPath}/replies", new { comes = false })).Ok();
        await secretary.OpenAsync(secretary.Location.AbsolutePath);
        secretary.Text.ShouldContain("Membre du jury 2 (ne viendra pas)");
        secretary.Text.ShouldContain("Membre du jury 1 (n’a pas répondu)");
        await secretary.SubmitAsync("Enregistrer la date et le lieu", Begins(app.Now.AddDays(9)));
        secretary.Text.ShouldContain("Membre du jury 2 (n’a pas répondu)");
        await app.SettleAsync();
        (await InboxAsync(app)).Page.QuerySelectorAll("h2")
            .Count(mail => mail.TextContent.StartsWith("La séance du jury est déplacée", StringComparison.Ordinal))
            .ShouldBe(3);
        (await journey.Juror(2).PostAsync($"{journey.SessionPath}/replies", new { comes = false })).Ok();
        var calendar = (await journey.Juror(1).GetAsync($"/jury/seances/{journey.Call}-seance/seance.ics")).Ok().Text;
        calendar.ShouldContain("LOCATION:Préfecture\\, salle 2");

        await AttendsOnTheDayAsync(journey);
        await DeliberateAsync(journey);

        var minutes = await Desk.Of(app, Role.Auditor).OpenAsync($"/jury/seances/{journey.Call}-seance/proces-verbal");
        var held = minutes.Page.QuerySelectorAll("#seance dd").Select(said => said.TextContent).ToArray();
        held.ShouldContain("Préfecture, salle 2");
        held.ShouldContain("Membre du jury 1, Membre du jury 3", "present");
        held.ShouldContain("Membre du jury 2", "excused");
        minutes.Text.ShouldContain("Présidence : Membre du jury 1, le ");
        minutes.Page.GetElementById("deports")!.TextContent.ShouldContain("Membre du jury 3");
    }

    /// <summary>The session is in nine days: until its day nobody is noted present.</summary>
    private static async Task AttendsOnTheDayAsync(CommissionJourney journey)
    {
        var juror = await journey.App.BrowseAsync(FormFilling.Juror(1), $"/jury/seances/{journey.Call}-seance");
        juror.Page.GetElementById("pas-encore").ShouldNotBeNull().TextContent.ShouldContain("Séance dans 9 jours, le ");
        juror.Page.QuerySelectorAll("form[action$='/emargement']").ShouldBeEmpty();
        (await journey.SeatAsync(1)).Problem.ShouldBe("seance-a-venir");

        await journey.App.AdvanceToAsync(journey.App.Now.AddDays(8));
        (await juror.OpenAsync(juror.Location.AbsolutePath)).Page.GetElementById("pas-encore").ShouldNotBeNull()
            .TextContent.ShouldContain("Séance demain, le ");
        await journey.App.AdvanceToAsync(journey.App.Now.AddDays(1));
        await juror.OpenAsync(juror.Location.AbsolutePath);
        juror.Page.GetElementById("pas-encore").ShouldBeNull();
        juror.Page.QuerySelectorAll("form[action$='/emargement']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_secretary_and_the_chair_order_the_agenda_and_nobody_else()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened, new CommissionPlan { Applications = 3 });
        string[] before = [.. await AgendaAsync(journey)];
        var order = $"{journey.SessionPath}/agenda";

        (await journey.Juror(2).PutAsync(order, new { applications = new[] { before[2] } })).Problem.ShouldBe("pas-la-presidence");
        (await journey.Secretary.PutAsync(order, new { applications = new[] { "inconnue" } })).Status.ShouldBe(404);
        (await journey.Juror(1).PutAsync(order, new { applications = new[] { before[2] } })).Ok();
        (await AgendaAsync(journey)).ShouldBe([before[2], before[0], before[1]]);

        var page = await Desk.Of(app, Role.Secretary).OpenAsync($"/jury/seances/{journey.Call}-seance/ordre-du-jour");
        page.Page.QuerySelectorAll(".territoires-cartes tbody td").ShouldAllBe(
            cell => cell.GetAttribute("data-titre") == "Rang", "a card on a phone, whose names are whole");
        await page.SubmitAsync("Enregistrer l’ordre du jour", ($"rang-{before[2]}", "3"));
        page.Text.ShouldContain("L’ordre du jour est enregistré.");
        (await AgendaAsync(journey)).ShouldBe(before, "what is moved down stands after who stood there");
        await page.SubmitAsync("Enregistrer l’ordre du jour", ($"rang-{before[2]}", "1"), ($"rang-{before[0]}", "pas un rang"));
        (await AgendaAsync(journey)).ShouldBe([before[2], before[0], before[1]]);
        (await Desk.Of(app, Role.Auditor).OpenAsync(page.Location.AbsolutePath)).Offers("Enregistrer l’ordre du jour").ShouldBeFalse();
    }

    private static async Task DeliberateAsync(CommissionJourney journey)
    {
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(3)).Ok();
        (await journey.Juror(3).PostAsync($"{journey.First.Path}/recusals", new { ground = "elected" })).Ok();
        await journey.App.SettleAsync();
        (await journey.VoteAsync(1, journey.First, "for")).Ok();
        foreach (var juror in new[] { 1, 3 })
        {
            (await journey.VoteAsync(juror, journey.Candidates[1], "for")).Ok();
        }

        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();
        (await journey.SignAsync(journey.Juror(1))).Ok();
        (await journey.SignAsync(journey.Secretary)).Ok();
    }

    private static async Task<IEnumerable<string>> AgendaAsync(CommissionJourney journey) =>
        (await journey.Secretary.GetAsync(journey.SessionPath)).Ok().Json.GetProperty("agenda").EnumerateArray()
            .Select(item => item.GetProperty("application").GetString()!);

    private static (string Name, string Value) Begins(DateTimeOffset at) =>
        ("begins", at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    private static Task<Browser> InboxAsync(TestApp app) => app.Browser().OpenAsync("/dev/mail");
}
