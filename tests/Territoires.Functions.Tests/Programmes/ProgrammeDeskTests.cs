using System.Text.Json;
using Territoires.Core.Programmes;
using Territoires.Domain.Programmes;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Http;

namespace Territoires.Functions.Tests.Programmes;

/// <summary>A programme and its network, kept by an administrator in a browser without JavaScript.</summary>
public sealed class ProgrammeDeskTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_programme_is_registered_row_by_row_then_revised_and_nothing_typed_is_lost()
    {
        var id = NewId();
        (await Desk.Of(app, Role.Auditor).OpenAsync("/programmes")).Page.QuerySelector("a[href='/gestion/programmes']").ShouldBeNull();
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/programmes");
        await desk.FollowAsync("Gérer les programmes");
        await desk.FollowAsync("Enregistrer un programme");
        await desk.SubmitAsync("Ajouter un organisme", ("id", id), ("name", "Programme tapé"), ("summary", "Un programme inventé."));
        await desk.SubmitAsync("Ajouter une catégorie", ("bodies-0-name", "Agence fictive"), ("bodies-0-role", "Pilot"));
        await desk.SubmitAsync("Ajouter une phase", ("categories-0-label", "En quartier prioritaire"), ("categories-0-opening", "2"));
        await desk.SubmitAsync("Ajouter une phase", ("phases-0-label", "Première phase"), ("phases-0-from", "2024-01-01"));
        await desk.SubmitAsync("Retirer phase 2");
        await desk.SubmitAsync("Ajouter un objectif");
        await desk.SubmitAsync("Ajouter une enveloppe", ("targets-0-count", "300"), ("targets-0-by", "2027-12-31"),
            ("targets-0-category", "en-quartier-prioritaire"));
        desk.Text.ShouldContain("Vos changements ne sont pas encore enregistrés.");

        await desk.SubmitAsync("Enregistrer le programme", ("envelopes-0-cents", "45 M€"), ("envelopes-0-label", "Subventions"),
            ("support-kind", "Subvention"), ("support-months", "36"), ("support-centsAYear", "50 000"), ("opening-count", "189"),
            ("opening-at", "2025-01-01"), ("opening-source", "Un article inventé."), ("opening-departements", "01 2A 974"),
            ("fictitious", "oui"), ("notice", "Programme fictif, inventé pour les tests."));

        desk.Title.ShouldBe("Programme tapé");
        desk.Text.ShouldContain("Le réseau compte 189 membres");
        var state = await StateAsync(id);
        state.Definition.Bodies.ShouldBe([new ProgrammeBody("Agence fictive", BodyRole.Pilot)]);
        state.Definition.Categories.ShouldBe([new MemberCategory("en-quartier-prioritaire", "En quartier prioritaire")]);
        state.Definition.Phases.ShouldBe([new ProgrammePhase("premiere-phase", "Première phase", new(2024, 1, 1))]);
        state.Definition.Targets.ShouldBe([new MemberTarget(300, new(2027, 12, 31), "en-quartier-prioritaire")]);
        state.Definition.Envelopes.ShouldBe([new ProgrammeEnvelope(4_500_000_000, "Subventions")]);
        state.Definition.Support.ShouldBe(new MemberSupport("Subvention", 36, 5_000_000));
        state.Definition.Opening!.ByCategory!["en-quartier-prioritaire"].ShouldBe(2);
        await desk.FollowAsync("Réviser le programme");
        desk.ValueOf("opening-departements").ShouldBe("01 2A 974");
        await desk.SubmitAsync("Enregistrer le programme", ("name", "Programme révisé"), ("phases-0-to", "2026-12-31"));
        desk.Title.ShouldBe("Programme révisé");
        Written((await StateAsync(id)).Definition).ShouldBe(Written(state.Definition with
        {
            Name = "Programme révisé",
            Phases = [state.Definition.Phases[0] with { To = new(2026, 12, 31) }],
        }));
    }

    [Fact]
    public async Task Every_fault_is_said_beside_its_field()
    {
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouveau-programme");
        await desk.SubmitAsync("Ajouter un organisme");
        await desk.SubmitAsync("Ajouter un objectif", ("bodies-0-name", "Agence"));
        await desk.SubmitAsync("Enregistrer le programme", ("targets-0-count", "beaucoup"), ("support-months", "trois ans"),
            ("opening-count", "12"));

        desk.Status.ShouldBe(422);
        desk.FaultyFields.ShouldBe(["bodies-0-role", "targets-0-count", "targets-0-by", "support-months", "opening-at"], ignoreOrder: true);
        desk.ValueOf("targets-0-count").ShouldBe("beaucoup");
        await desk.SubmitAsync("Enregistrer le programme", ("id", "Pas Valable"), ("bodies-0-role", "Pilot"), ("targets-0-count", "0"),
            ("targets-0-by", "2027-01-01"), ("support-months", "36"), ("opening-at", "2025-01-01"));
        desk.FaultyFields.ShouldBe(["id", "name", "summary", "targets-0-count", "support-kind", "opening-source"], ignoreOrder: true);
        var taken = NewId();
        await app.DefineProgrammeAsync(taken);
        await desk.SubmitAsync("Enregistrer le programme", ("id", taken), ("name", "Autre"), ("summary", "Autre."),
            ("targets-0-count", "3"),
            ("support-kind", "Appui"), ("opening-source", "Un article."));
        (desk.Status, string.Join(' ', desk.FaultyFields)).ShouldBe((422, "id"));
        await desk.SubmitAsync("Enregistrer le programme", ("id", NewId()), ("opening-departements", "01 999"));
        desk.FaultyFields.ShouldBe(["opening-departements"]);
    }

    [Fact]
    public async Task A_member_comes_in_by_the_name_of_a_real_body_is_corrected_renewed_and_leaves()
    {
        var id = NewId();
        await app.DefineProgrammeAsync(id);
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/programmes/{id}");
        await desk.FollowAsync("Faire entrer un membre");
        await desk.SubmitAsync("Faire entrer le membre", ("name", "Saint-Louis"), ("since", ""), ("fictitious", ""));
        desk.Status.ShouldBe(422);
        desk.FaultyFields.ShouldBe(["since", "bodies"], ignoreOrder: true);
        desk.Page.QuerySelector("#bodies-0")!.TextContent.ShouldContain("97414");
        await desk.SubmitAsync("Faire entrer le membre", ("since", "2024-05-01"), ("body-written-0", "Saint-Louis"),
            ("body-codes-0", "97414"), ("phase", "un"), ("fictitious", ""));
        desk.Status.ShouldBe(422, "it would be counted twice, with those of the beginning");
        desk.FaultyFields.ShouldBe(["since"]);

        await desk.SubmitAsync("Faire entrer le membre", ("since", "2025-05-01"));
        await desk.OpenAsync($"/gestion/programmes/{id}/entree");
        await desk.SubmitAsync("Faire entrer le membre", ("name", "Saint-Louis"), ("since", "2025-05-01"), ("fictitious", ""),
            ("body-written-0", "Saint-Louis"), ("body-codes-0", "97414"), ("phase", "un"));

        (await StateAsync(id)).Memberships.ShouldHaveSingleItem("sent twice, it comes in once").Key.ShouldBe("saint-louis");
        await desk.FollowAsync("Corriger Saint-Louis");
        desk.ValueOf("body-codes-0").ShouldBe("97414");
        await desk.SubmitAsync("Corriger le membre", ("name", "Saint-Louis de La Réunion"));
        desk.FaultyFields.ShouldBe(["reason"]);
        await desk.SubmitAsync("Corriger le membre", ("reason", "Nom incomplet."));
        await desk.FollowAsync("Renouveler Saint-Louis de La Réunion");
        await desk.SubmitAsync("Renouveler");
        desk.FaultyFields.ShouldBe(["on"]);
        await desk.SubmitAsync("Renouveler", ("on", "2026-01-01"), ("phase", "deux"));
        await desk.FollowAsync("Noter le départ Saint-Louis de La Réunion");
        await desk.SubmitAsync("Noter le départ", ("on", "2020-01-01"));
        desk.FaultyFields.ShouldBe(["on", "reason"], ignoreOrder: true);
        await desk.SubmitAsync("Noter le départ", ("on", "2026-03-01"), ("reason", "Fin du projet."));

        var stays = (await StateAsync(id)).Memberships;
        stays.Select(one => (one.Key, one.Phase, one.Until)).ShouldBe([
            ("saint-louis", "un", new DateOnly(2026, 1, 1)), ("saint-louis-2", "deux", new DateOnly(2026, 3, 1)),
        ]);
        stays.ShouldAllBe(one => one.Member.Name == "Saint-Louis de La Réunion" && one.Member.Departements[0].Value == "974");
        await desk.OpenAsync($"/gestion/programmes/{id}/membres/saint-louis-2/depart");
        await desk.SubmitAsync("Noter le départ", ("on", "2026-04-01"), ("reason", "Encore."));
        (desk.Status, desk.Text.Contains("pris fin", StringComparison.Ordinal)).ShouldBe((409, true));
    }

    [Fact]
    public async Task A_correction_of_a_page_left_open_elsewhere_is_a_choice_of_versions()
    {
        var id = NewId();
        await app.DefineProgrammeAsync(id);
        await app.AdmitAsync(id, ("a", TestProgrammes.Member("Membre A", "2025-02-01", "48")));
        var late = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/programmes/{id}/membres/a/correction");
        await app.AdmitAsync(id, ("b", TestProgrammes.Member("Membre B", "2025-02-01", "48")));

        await late.SubmitAsync("Corriger le membre", ("name", "Membre bien nommé"), ("reason", "Faute."));
        (late.Status, late.ValueOf("name")).ShouldBe((412, "Membre bien nommé"));
        await late.SubmitAsync("Corriger le membre");

        (await StateAsync(id)).Find("a")!.Member.Name.ShouldBe("Membre bien nommé");
    }

    [Fact]
    public async Task A_call_is_linked_brings_its_laureates_in_and_is_taken_away_with_them()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan { Applications = 2 });
        var id = NewId();
        await app.DefineProgrammeAsync(id);
        await app.AdmitAsync(id, ("a", TestProgrammes.Member("Membre A", "2025-02-01", "48")));
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/programmes/{id}");
        await desk.FollowAsync("Rattacher un appel");
        desk.Page.QuerySelectorAll("#appel option").Select(option => option.GetAttribute("value")).ShouldContain(journey.Call);
        await desk.OpenAsync($"/gestion/programmes/{id}/rattachement?appel={journey.Call}");
        await desk.SubmitAsync("Rattacher l’appel", ("phase", "deux"));
        await app.SettleAsync();

        var followed = await StateAsync(id);
        followed.CallOf(journey.Call)!.Phase.ShouldBe("deux");
        followed.Memberships.Count.ShouldBeGreaterThan(1);
        await desk.OpenAsync($"/gestion/programmes/{id}/rattachement?appel={journey.Call}");
        await desk.SubmitAsync("Rattacher l’appel", ("phase", "un"));
        (desk.Status, desk.Text.Contains("ne change plus", StringComparison.Ordinal)).ShouldBe((409, true));
        await desk.OpenAsync($"/gestion/programmes/{id}/appels/{journey.Call}/detachement");
        await desk.SubmitAsync("Détacher l’appel", ("confirmer-detachement", ""));
        desk.FaultyFields.ShouldBe(["confirmer-detachement"]);
        await desk.SubmitAsync("Détacher l’appel");

        desk.Title.ShouldBe("Programme d’essai");
        (await StateAsync(id)).Memberships.ShouldHaveSingleItem().Key.ShouldBe("a");
        (await app.As().GetAsync($"/programmes/{id}/reseau.json")).Ok().Json.GetProperty("members").GetArrayLength().ShouldBe(1);
        await app.SettleAsync();
        (await StateAsync(id)).Memberships.Count.ShouldBe(1, "its list is followed no more");
    }

    [Fact]
    public async Task A_call_of_which_a_member_was_renewed_stays_and_the_api_takes_a_call_away_over_the_version_seen()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan { Applications = 2 });
        var (administrator, id) = (app.As(Role.Administrator), NewId());
        var path = await app.DefineProgrammeAsync(id);
        (await administrator.PostAsync($"{path}/calls", new { call = journey.Call })).Ok();
        await app.SettleAsync();
        var member = (await StateAsync(id)).Memberships[0];
        var link = $"{path}/calls/{journey.Call}";
        (await administrator.DeleteAsync(link)).Problem.ShouldBe("version-non-precisee");
        (await administrator.PostAsync($"{path}/renewals", new
        {
            renewals = new[] { new { renews = member.Key, key = "apres", since = member.Member.Since.AddYears(1) } },
        })).Ok();
        var seen = (await administrator.GetAsync(path)).Ok().ETag!;

        (await administrator.DeleteAsync(link, ("If-Match", seen))).Problem.ShouldBe("appel-prolonge-dans-le-reseau");
        (await administrator.DeleteAsync($"{path}/calls/absent", ("If-Match", seen))).Ok();
    }

    private static string Written(ProgrammeDefinition definition) => JsonSerializer.Serialize(definition, JsonBody.Options);

    private static string NewId() => $"prog-{Guid.CreateVersion7().ToString("N")[20..]}";

    private async Task<ProgrammeState> StateAsync(string id) =>
        (await ((ProgrammeStore)app.Services.GetService(typeof(ProgrammeStore))!).LoadAsync(id, CancellationToken.None)).State!;
}
