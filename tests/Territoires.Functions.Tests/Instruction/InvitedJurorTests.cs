using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>
/// A juror whom an applicant invites to write takes no part in that file. The invitation is not refused: nobody outside may learn from it
/// who sits.
/// </summary>
public sealed class InvitedJurorTests
{
    private static readonly CommissionPlan NobodyReviews = new()
    {
        Score = (_, _) => null,
        Vote = (candidate, juror) => candidate == 0 && juror == 2 ? null : "for",
    };

    [Fact]
    public async Task A_juror_who_is_invited_to_write_a_file_neither_reads_reviews_nor_votes_it_and_its_owner_learns_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(app, "juror-2", "stranger-1");
        var journey = await CommissionJourney.OpenAsync(app, NobodyReviews);
        var file = journey.First;
        (await journey.Secretary.PutAsync($"{journey.CallPath}/panel", NobodyReviews.Panel, ("If-None-Match", "*"))).Ok();
        (await InviteAsync(journey, "stranger-1")).Ok().Text.ShouldBe("""{"editors":["stranger-1"]}""");
        (await InviteAsync(journey, "juror-2")).Ok().Text.ShouldBe("""{"editors":["stranger-1","juror-2"]}""");
        (await app.Services.GetRequiredService<ApplicationStore>().FactsAsync(file.Id, default).Select(fact => fact.Type).ToListAsync())
            .TakeLast(2).ShouldBe(["EditorInvited", "EditorInvited"], "nothing more is counted of a juror than of anybody");

        await journey.ToAsync(CommissionStage.Reviewed);
        foreach (var address in new[] { file.Path, file.Document, file.MyReview })
        {
            (await journey.Juror(2).GetAsync(address)).Status.ShouldBe(404, address);
        }

        (await journey.Secretary.PostAsync(
            $"{journey.CallPath}/assignments", new { assignments = new[] { new { application = file.Id, jurors = new[] { "juror-2" } } } }))
            .Problem.ShouldBe("membre-deporte");
        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{file.Id}");
        desk.Text.ShouldContain("Membre du jury 2 : est invité à la rédiger ; le programme l’écarte de son examen");

        var jury = await app.BrowseAsync(FormFilling.Juror(2), "/jury");
        jury.Text(journey).ShouldContain("Vous la rédigez : à examiner par d’autres");
        jury.Text(journey).ShouldNotContain(CommissionPlan.NameOf(0));

        await journey.ToAsync(CommissionStage.Voted);
        (await journey.VoteAsync(2, file, "for")).Status.ShouldBe(404);
        var both = app.AsActor(new Actor("juror-2", new HashSet<Role> { Role.Applicant, Role.Juror }, null, []));
        (await both.GetAsync(file.Path)).Status.ShouldBe(200, "they write it");
        (await both.PostAsync($"{journey.SessionPath}/votes", new { application = file.Id, choice = "for" })).Status
            .ShouldBe(404, "and do not vote on it");
        (await journey.VoteAsync(2, journey.Candidates[1], "for")).Ok();
        await journey.ToAsync(CommissionStage.Minuted);
        var recused = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("recusals")
            .EnumerateArray().Single();
        (recused.GetProperty("number").GetString(), recused.GetProperty("jurors")[0].GetString()).ShouldBe((file.Number, "juror-2"));
        (await journey.Applicant.GetAsync(file.Path)).Ok().Text.ShouldNotContain("juror", Case.Insensitive);
    }

    [Fact]
    public async Task The_secretary_lets_examine_a_juror_whom_an_invitation_without_answer_keeps_away()
    {
        await using var app = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(app, "juror-2");
        var journey = await CommissionJourney.OpenAsync(app, NobodyReviews);
        (await InviteAsync(journey, "juror-2")).Ok();
        (await app.Browser().OpenAsync("/dev/mail")).Page
            .QuerySelectorAll($"[data-destinataire='{JurorAccounts.AddressOf("juror-2")}']").ShouldHaveSingleItem().TextContent
            .ShouldContain("vous n’examinerez pas cette candidature");
        await journey.ToAsync(CommissionStage.PanelSet);
        (await journey.Juror(2).GetAsync(journey.First.Path)).Status.ShouldBe(404);

        var desk = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
        await desk.SubmitAsync("Lever le déport", ("juror", "juror-2"), ("reason", "Une invitation sans suite."));

        desk.Status.ShouldBe(200);
        desk.Text.ShouldNotContain("est invité à la rédiger");
        (await journey.Juror(2).GetAsync(journey.First.Path)).Status.ShouldBe(200);
        await journey.AssignAsync(journey.First, "juror-2");
    }

    private static Task<Reply> InviteAsync(CommissionJourney journey, string juror) =>
        journey.Applicant.PostAsync($"{journey.First.Path}/editors", new { address = JurorAccounts.AddressOf(juror) });
}
