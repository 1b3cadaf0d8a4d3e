using AngleSharp.Dom;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>The history of a file: who, by role, did what, when.</summary>
public sealed class HistoryPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_file_tells_what_happened_to_it_from_its_submission_to_the_list()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Closed, new CommissionPlan { Vote = (candidate, juror) => (candidate, juror) == (0, 3) ? null : "for" });
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "reserved", text = "À revoir." })).Status
            .ShouldBe(204);
        (await journey.Secretary.PostAsync(
            $"{journey.First.Path}/eligibility", new { admissible = false, reasons = new[] { "Pièce illisible." } })).Ok();
        (await journey.Secretary.PostAsync(
            $"{journey.First.Path}/eligibility", new { admissible = true, revision = "La pièce se lit." })).Ok();
        await journey.ToAsync(CommissionStage.PanelSet);
        await journey.AssignAsync(journey.First, "juror-3");
        (await journey.Juror(3).PostAsync($"{journey.First.Path}/recusals", new { ground = "employment" })).Status.ShouldBe(204);
        await journey.ToAsync(CommissionStage.Published);

        var desk = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
        await desk.FollowAsync("Historique du dossier");

        Lines(desk).ShouldBe(
        [
            "Candidat | La candidature est déposée.",
            "Service de l’État : DDT 48 | Un avis est rendu : réservé.",
            "Secrétariat | La candidature est déclarée non recevable.",
            "Secrétariat | La décision change : la candidature est déclarée recevable.",
            "Secrétariat | L’évaluation est confiée à Membre du jury 3.",
            "Membre du jury 3 | Déport déclaré.",
            "Secrétariat | L’évaluation est confiée à Membre du jury 1, Membre du jury 2.",
            "Membre du jury 1 | L’évaluation est commencée.",
            "Membre du jury 1 | L’évaluation est rendue finale.",
            "Membre du jury 2 | L’évaluation est commencée.",
            "Membre du jury 2 | L’évaluation est rendue finale.",
            "Secrétariat | La candidature est inscrite à l’ordre du jour de la séance du jury.",
            "Secrétariat | La proposition du jury est transmise : la candidature y est.",
            "Autorité | Les lauréats sont désignés : la candidature est lauréate.",
            "À l’instant fixé par l’administration | La liste des lauréats est publiée : la candidature y est.",
        ], ignoreOrder: true);
        Lines(desk)[0].ShouldStartWith("Candidat");
        Lines(desk)[^1].ShouldContain("publiée");
        desk.Text.ShouldNotContain("Lien professionnel", customMessage: "why somebody steps aside is their private life");
        desk.Text.ShouldNotContain("applicant-");
    }

    [Fact]
    public async Task What_an_applicant_writes_before_sending_it_is_not_told()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });

        var desk = await Desk.Of(app, Role.Secretary)
            .OpenAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}/historique");

        Lines(desk).ShouldBe(["Candidat | La candidature est déposée."]);
    }

    [Theory]
    [InlineData(Role.Juror)]
    [InlineData(Role.Applicant)]
    [InlineData(Role.Service)]
    [InlineData(Role.Administrator)]
    public async Task It_is_the_desks_alone(Role role)
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });

        (await app.As(role).GetAsync($"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}/historique")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_file_of_another_call_and_a_draft_have_none()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        var other = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var draft = (await journey.Applicant.PostAsync(
            $"/api/calls/{other.Call}/applications", null, ("Idempotency-Key", "brouillon"))).Ok().Location!;

        (await journey.Secretary.GetAsync($"/gestion/appels/{other.Call}/recevabilite/{journey.First.Id}/historique")).Status.ShouldBe(404);
        (await journey.Secretary.GetAsync($"/gestion/appels/{other.Call}/recevabilite/{draft.Split('/')[^1]}/historique"))
            .Status.ShouldBe(404);
    }

    private static List<string> Lines(Desk desk) =>
    [
        .. desk.Page.QuerySelectorAll("main tbody tr").Select(row => $"{Words(row.Children[1])} | {Words(row.Children[2])}"),
    ];

    private static string Words(IElement cell) => cell.TextContent.Trim().Replace('\u00a0', ' ');
}
