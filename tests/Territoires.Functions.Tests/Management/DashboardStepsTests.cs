using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

/// <summary>
/// A whole call, its dashboard read at each stage: every step says what was done of it, when and by whom, and whose turn it is follows
/// from what is missing. No date of the calendar is waited for.
/// </summary>
public sealed class DashboardStepsTests
{
    private const string Turn = "main .fr-callout__title";

    [Fact]
    public async Task The_dashboard_says_of_each_step_what_the_facts_say()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app);
        var desk = Desk.Of(app, Role.Secretary);
        await ReadAsync(desk, journey);
        Step(desk, "Dépôt des candidatures").ShouldBe("en cours depuis le 18 avril 2026, par les candidats, 3 candidatures déposées");
        Says(desk, Turn).ShouldBe("C’est au secrétariat d’agir");
        Says(desk, "#blocage").ShouldEndWith("Le jury peut déjà être composé.");

        await BeforeSessionAsync(desk, journey);
        await SessionAsync(desk, journey);
        await AfterSessionAsync(desk, journey);
    }

    private static async Task BeforeSessionAsync(Desk desk, CommissionJourney journey)
    {
        await journey.ToAsync(CommissionStage.Closed);
        await ReadAsync(desk, journey);
        Step(desk, "Dépôt des candidatures")
            .ShouldBe("faite du 18 avril 2026 au 30 avril 2026, par les candidats, 3 candidatures déposées");
        Step(desk, "Recevabilité").ShouldBe("à faire");
        Says(desk, "#blocage").ShouldBe("3 candidatures attendent leur décision de recevabilité.");

        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();
        await ReadAsync(desk, journey);
        Step(desk, "Recevabilité").ShouldBe("en cours depuis le 30 avril 2026, par le secrétariat, 1 décision sur 3");

        await journey.App.AdvanceToAsync(journey.App.Now.AddDays(1));
        await journey.ToAsync(CommissionStage.PanelSet);
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })).Status.ShouldBe(204);
        await ReadAsync(desk, journey);
        Step(desk, "Recevabilité").ShouldBe("faite du 30 avril 2026 au 1er mai 2026, par le secrétariat, 3 décisions sur 3");
        Step(desk, "Avis des services").ShouldBe("en cours depuis le 1er mai 2026, par les services de l’État, 1 avis");
        Step(desk, "Évaluation").ShouldBe("à faire");
        Says(desk, "#blocage").ShouldBe("Candidatures recevables que personne n’évalue : 3.");

        await journey.AssignAsync(journey.First, "juror-3");
        await journey.ToAsync(CommissionStage.Reviewed);
        await ReadAsync(desk, journey);
        Step(desk, "Évaluation")
            .ShouldBe("en cours depuis le 1er mai 2026, par les membres du jury, 6 évaluations finales sur 7");
        Says(desk, Turn).ShouldBe("C’est aux membres du jury d’agir");
        var scores = new Dictionary<string, int> { ["projet"] = 5, ["portage"] = 5 };
        (await journey.Juror(3).PutAsync(
            journey.First.MyReview, new { scores, comment = "Lu.", final = true }, ("If-None-Match", "*"))).Ok();
        await ReadAsync(desk, journey);
        Step(desk, "Évaluation").ShouldBe("faite le 1er mai 2026, par les membres du jury, 7 évaluations finales sur 7");
        (Step(desk, "Séance du jury"), Says(desk, "#blocage"))
            .ShouldBe(("à faire", "Toutes les évaluations sont finales : la séance est à convoquer."), "their day is to come");
    }

    private static async Task SessionAsync(Desk desk, CommissionJourney journey)
    {
        await journey.ToAsync(CommissionStage.Convened);
        await ReadAsync(desk, journey);
        Step(desk, "Séance du jury").ShouldBe($"en cours convoquée le {At} par le secrétariat");
        Step(desk, "Avis des services").ShouldBe("faite le 1er mai 2026, par les services de l’État, 1 avis");
        Says(desk, Turn).ShouldBe("C’est aux membres du jury d’agir");

        await journey.ToAsync(CommissionStage.Voted);
        await ReadAsync(desk, journey);
        Step(desk, "Séance du jury").ShouldBe(
            $"en cours convoquée le {At} par le secrétariat, ouverte le {At} par le premier émargement, 9 votes exprimés");
        Says(desk, "#blocage").ShouldBe("Tous les votes sont exprimés : le procès-verbal est à rédiger.");

        await journey.ToAsync(CommissionStage.Signed);
        await ReadAsync(desk, journey);
        Step(desk, "Séance du jury").ShouldEndWith($"9 votes exprimés, procès-verbal signé le {At}");
        Step(desk, "Proposition").ShouldBe("à faire");
    }

    private static async Task AfterSessionAsync(Desk desk, CommissionJourney journey)
    {
        await journey.ToAsync(CommissionStage.Proposed);
        await ReadAsync(desk, journey);
        Step(desk, "Proposition").ShouldBe($"faite le {At}, par le secrétariat");
        (Step(desk, "Désignation"), Says(desk, Turn)).ShouldBe(("à faire", "C’est à l’autorité d’agir"));

        await journey.ToAsync(CommissionStage.Designated);
        await ReadAsync(desk, journey);
        Step(desk, "Désignation").ShouldBe($"faite le {At}, par l’autorité, 2 lauréats désignés");

        await journey.ToAsync(CommissionStage.Scheduled);
        await ReadAsync(desk, journey);
        Step(desk, "Publication").ShouldBe(
            $"en cours programmée le {At} par l’administration, pour le 30 mai 2026 à 12 h 00 (heure de Paris)");
        await journey.ToAsync(CommissionStage.Published);
        await ReadAsync(desk, journey);
        Step(desk, "Publication").ShouldEndWith("publique depuis le 30 mai 2026 à 12 h 00 (heure de Paris)");
        Says(desk, Turn).ShouldBe("Rien n’est attendu de personne");
        desk.Page.QuerySelectorAll("#etapes .fr-badge--success").Length.ShouldBe(9);
        desk.Page.QuerySelector("#etapes [aria-current]").ShouldBeNull();
    }

    /// <summary>Everything after the reviews happens within the minute to which the clock of the test was moved.</summary>
    private const string At = "1er mai 2026 à 12 h 05 (heure de Paris)";

    private static Task<Desk> ReadAsync(Desk desk, CommissionJourney journey) => desk.OpenAsync($"/gestion/appels/{journey.Call}");

    /// <summary>Its badge, and what is said beside it.</summary>
    private static string Step(Desk desk, string title)
    {
        var step = desk.Page.QuerySelectorAll("#etapes li").Single(li => li.FirstChild!.TextContent.Trim() == title);
        return Words(step.TextContent)[(title.Length + 1)..];
    }

    private static string Says(Desk desk, string selector) => Words(desk.Page.QuerySelector(selector)!.TextContent);

    private static string Words(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
