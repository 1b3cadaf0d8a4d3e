using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class ExtensionPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "Panne du service le jour de la clôture.";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_administrator_puts_off_the_closing_and_everybody_reads_why()
    {
        var call = await app.OpenCallAsync();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}");

        await administrator.FollowAsync("Prolonger l’appel");
        administrator.ValueOf("closes").ShouldBe("2026-06-30T17:00");
        await administrator.SubmitAsync("Prolonger l’appel", ("closes", "2026-07-15T17:00"), ("reason", Reason));
        await app.SettleAsync();

        administrator.Status.ShouldBe(200);
        administrator.Text.ShouldContain(
            "la clôture a été reportée du 30 juin 2026 à 17 h 00 (heure de Paris) au 15 juillet 2026 à 17 h 00 (heure de Paris)");
        var anyone = await Desk.Of(app, Role.Applicant).OpenAsync($"/appels/{call}");
        anyone.Text.ShouldContain($"Motif : {Reason}");
        anyone.Text.ShouldContain("Les dépôts sont reçus jusqu’au 15 juillet 2026");
        anyone.Text.ShouldNotContain("Remise des évaluations :", Case.Sensitive, "a date that stays is not said to move");
        var calendar = (await app.As().GetAsync($"/appels/{call}/calendrier.ics")).Ok().Text;
        Ical.Net.Calendar.Load(calendar)!.Events.Single(date => date.Uid == $"cloture-{call}@territoires").Sequence.ShouldBe(1);
        calendar.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        calendar.ShouldContain("DTSTART:20260715T150000Z");
    }

    [Fact]
    public async Task What_cannot_be_is_said_at_its_field_and_stays_typed()
    {
        var call = await app.OpenCallAsync();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}/prolongation");

        await administrator.SubmitAsync(
            "Prolonger l’appel", ("closes", "2026-06-29T17:00"), ("reviewsBy", "2026-09-01T17:00"), ("reason", ""));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["closes", "reviewsBy", "reason"]);
        administrator.ValueOf("closes").ShouldBe("2026-06-29T17:00");
        await administrator.SubmitAsync("Prolonger l’appel", ("closes", "demain"), ("reason", Reason));
        administrator.FaultyFields.ShouldBe(["closes"]);
        administrator.ValueOf("reason").ShouldBe(Reason);
    }

    [Fact]
    public async Task The_page_says_when_there_is_nothing_to_put_off_and_opens_to_nobody_else()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened, new CommissionPlan { Applications = 1 });
        var address = $"/gestion/appels/{journey.Call}/prolongation";
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync(address);

        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        administrator.Text.ShouldContain("L’appel ne peut plus être prolongé");
        (await administrator.OpenAsync($"/gestion/appels/{journey.Call}")).Page.QuerySelectorAll(
            "main a[href$='/prolongation']").ShouldBeEmpty();
        foreach (var role in new[] { Role.Applicant, Role.Juror, Role.Secretary, Role.Authority, Role.Auditor })
        {
            (await Desk.Of(app, role).OpenAsync(address)).Status.ShouldBe(403);
        }
    }
}
