using Territoires.Functions.Tests.Instruction;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Jury;

/// <summary>Everybody who follows a session sees which application is deliberated on; its minutes say when each was called.</summary>
public sealed class ItemAtHandTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_secretary_goes_on_from_one_application_to_the_next_and_everybody_sees_it()
    {
        var journey = await ToAsync(CommissionStage.Seated);
        string[] agenda = [.. await AgendaAsync(journey)];
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/seance");
        secretary.Page.GetElementById("point-aucun").ShouldNotBeNull();

        await secretary.SubmitAsync("Point suivant");
        secretary.Status.ShouldBe(200);
        MarkedOn(secretary).ShouldBe([agenda[0]]);
        await secretary.SubmitAsync("Point suivant");
        MarkedOn(secretary).ShouldBe([agenda[1]]);

        foreach (var role in new[] { Role.Authority, Role.Auditor })
        {
            var reader = await Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/seance");
            MarkedOn(reader).ShouldBe([agenda[1]]);
            reader.Offers("Point suivant").ShouldBeFalse();
            reader.Page.QuerySelectorAll("button[form=passer]").ShouldBeEmpty();
        }

        var juror = await app.BrowseAsync(Juror(2), $"/jury/seances/{journey.Call}-seance");
        var shown = juror.Page.GetElementById("point")!;
        shown.QuerySelector("[aria-current=step] .fr-badge")!.TextContent.ShouldBe("en cours d’examen");
        shown.QuerySelector("a.territoires-nom")!.GetAttribute("href").ShouldBe($"/jury/dossiers/{agenda[1]}");
        shown.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
            .ShouldContain($"/jury/seances/{journey.Call}-seance?page=1#dossier-{agenda[1]}");
        var again = shown.QuerySelector("a[data-actualiser]")!;
        (again.TextContent, again.GetAttribute("href")).ShouldBe(
            ("Actualiser", $"/jury/seances/{journey.Call}-seance?page=1"), "a link to a part of the page would load nothing");
        juror.Page.QuerySelector($"#dossier-{agenda[1]}")!.GetAttribute("aria-current").ShouldBe("step");
        juror.Page.QuerySelectorAll("form#passer").ShouldBeEmpty("a member follows");
    }

    [Fact]
    public async Task Whoever_presides_goes_on_from_their_own_page_and_ticks_are_theirs_to_keep()
    {
        var journey = await ToAsync(CommissionStage.Seated);
        string[] agenda = [.. await AgendaAsync(journey)];
        var chair = await Desk.Of(app, Role.Juror).OpenAsync($"/jury/seances/{journey.Call}-seance");
        var third = journey.Candidates.Single(candidate => candidate.Id == agenda[2]);
        var name = CommissionPlan.NameOf(journey.Candidates.ToList().IndexOf(third));

        await chair.SubmitAsync($"Passer à ce point : {name}");
        (chair.Status, chair.Location.AbsolutePath).ShouldBe((200, $"/jury/seances/{journey.Call}-seance"));
        (await HeldAsync(journey.Secretary, journey)).ShouldBe((agenda[2], false));
        await chair.SubmitAsync("Point suivant");
        (await HeldAsync(journey.Secretary, journey)).ShouldBe((agenda[0], false), "what was not called yet, from the top");
        await chair.SubmitAsync("Point suivant");
        chair.Page.GetElementById("point-fini").ShouldNotBeNull();
        chair.Offers("Point suivant").ShouldBeFalse();
        chair.Page.QuerySelectorAll("form[action$='/votes/verification']").Length.ShouldBe(1, "the votes are another form");
    }

    [Fact]
    public async Task A_juror_who_stepped_aside_is_told_so_and_not_from_which()
    {
        var journey = await ToAsync(CommissionStage.Seated);
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Ok();
        await app.SettleAsync();
        (await journey.Secretary.PutAsync($"{journey.SessionPath}/item-at-hand", new { application = journey.First.Id })).Ok();

        var juror = await app.BrowseAsync(Juror(2), $"/jury/seances/{journey.Call}-seance");

        juror.Page.GetElementById("point-deport").ShouldNotBeNull().TextContent.ShouldContain("vous avez déclaré un déport");
        juror.Text().ShouldNotContain(journey.First.Number);
        juror.Text().ShouldNotContain(CommissionPlan.NameOf(0));
        (await HeldAsync(journey.Juror(2), journey)).ShouldBe((null, true));
        (await journey.Juror(2).GetAsync($"{journey.SessionPath}/item-at-hand")).Text.ShouldNotContain(journey.First.Number);
        (await HeldAsync(journey.Juror(3), journey)).ShouldBe((journey.First.Id, false));
    }

    [Fact]
    public async Task Whoever_may_not_who_is_not_there_and_when_it_is_over_are_refused()
    {
        var journey = await ToAsync(CommissionStage.Convened);
        var path = $"{journey.SessionPath}/item-at-hand";
        (await journey.Secretary.PutAsync(path, new { application = journey.First.Id })).Problem.ShouldBe("personne-ne-siege");
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/seance");
        GoesOn(desk).ShouldBeFalse("nobody sits");
        (await journey.SeatAsync(1)).Ok();
        GoesOn(await desk.OpenAsync(desk.Location.AbsolutePath)).ShouldBeFalse("one of three is no quorum");
        desk.Page.GetElementById("point-quorum").ShouldNotBeNull();
        GoesOn(await Desk.Of(app, Role.Juror).OpenAsync($"/jury/seances/{journey.Call}-seance")).ShouldBeFalse("nor for who presides");
        (await journey.SeatAsync(2)).Ok();
        GoesOn(await desk.OpenAsync(desk.Location.AbsolutePath)).ShouldBeTrue();
        desk.Page.GetElementById("point-quorum").ShouldBeNull();
        await journey.ToAsync(CommissionStage.Voted);

        (await journey.Juror(2).PutAsync(path, new { application = journey.First.Id })).Problem.ShouldBe("pas-la-presidence");
        (await journey.Secretary.PutAsync(path, new { application = "inconnue" })).Status.ShouldBe(404);
        (await journey.Authority.PutAsync(path, new { application = journey.First.Id })).Status.ShouldBe(403);
        (await journey.Juror(77).GetAsync(path)).Status.ShouldBe(404);
        (await journey.Applicant.GetAsync(path)).Status.ShouldBe(403);
        await journey.ToAsync(CommissionStage.Minuted);
        (await journey.Secretary.PutAsync(path, new { application = journey.First.Id })).Problem.ShouldBe("proces-verbal-redige");
        (await desk.OpenAsync(desk.Location.AbsolutePath))
            .Page.GetElementById("point").ShouldBeNull();
    }

    [Fact]
    public async Task Minutes_print_the_hour_of_what_was_called_and_stay_as_they_were_where_nothing_was()
    {
        var called = await ToAsync(CommissionStage.Voted);
        (await called.Juror(1).PutAsync($"{called.SessionPath}/item-at-hand", new { application = called.First.Id })).Ok();
        await called.ToAsync(CommissionStage.Minuted);
        var before = await ToAsync(CommissionStage.Minuted);

        var minutes = await Desk.Of(app, Role.Auditor).OpenAsync($"/jury/seances/{called.Call}-seance/proces-verbal");
        var hours = minutes.Page.QuerySelectorAll("th").Count(head => head.TextContent == "Appelée à");
        hours.ShouldBe(1);
        minutes.Text.ShouldContain("non noté", Case.Sensitive, "two were never called");
        (await called.Secretary.GetAsync($"{called.SessionPath}/minutes")).Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("number").GetString() == called.First.Number)
            .GetProperty("takenUp").GetArrayLength().ShouldBe(1);
        (await Desk.Of(app, Role.Auditor).OpenAsync($"/jury/seances/{before.Call}-seance/proces-verbal")).Text
            .ShouldNotContain("Appelée à");
    }

    [Fact]
    public async Task Asking_what_is_at_hand_is_one_read_of_storage_and_no_body_while_nothing_changed()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var counted = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(
            counted, CommissionStage.Seated, new CommissionPlan { Applications = 2, Score = (_, _) => null });
        var path = $"{journey.SessionPath}/item-at-hand";
        var first = (await journey.Juror(2).GetAsync(path)).Ok();
        var asked = 0;
        storage.Watch = (request, done) =>
        {
            if (!done && !request.IsOfTheHost)
            {
                Interlocked.Increment(ref asked);
            }

            return Task.CompletedTask;
        };

        (await journey.Juror(2).GetAsync(path, ("If-None-Match", first.ETag!))).Status.ShouldBe(304);
        Volatile.Read(ref asked).ShouldBe(1);
        (await journey.Secretary.PutAsync(path, new { application = journey.First.Id })).Ok();
        (await journey.Juror(2).GetAsync(path, ("If-None-Match", first.ETag!))).Status.ShouldBe(200);
    }

    private static bool GoesOn(Desk desk) =>
        desk.Offers("Point suivant") || desk.Page.QuerySelectorAll("button[form=passer]").Length > 0;

    /// <summary>The applications that are marked in the agenda.</summary>
    private static string[] MarkedOn(Desk desk) =>
        [.. desk.Page.QuerySelectorAll("tr[aria-current=step]").Select(row => row.Id!["dossier-".Length..])];

    private static async Task<(string? Application, bool Recused)> HeldAsync(Caller caller, CommissionJourney journey)
    {
        var held = (await caller.GetAsync($"{journey.SessionPath}/item-at-hand")).Ok().Json;
        return (held.GetProperty("application").GetString(), held.GetProperty("recused").GetBoolean());
    }

    private static async Task<IEnumerable<string>> AgendaAsync(CommissionJourney journey) =>
        (await journey.Secretary.GetAsync(journey.SessionPath)).Ok().Json.GetProperty("agenda").EnumerateArray()
            .Select(item => item.GetProperty("application").GetString()!);

    private Task<CommissionJourney> ToAsync(CommissionStage stage) =>
        CommissionJourney.ToAsync(app, stage, new CommissionPlan { Score = (_, _) => null });
}
