using Territoires.Tests.TestSupport;
using Territoires.Web.Received;
using Territoires.Web.Sessions;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>A service of the State at its desk.</summary>
public sealed class OpinionPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_service_gives_its_opinion_and_changes_it()
    {
        var journey = await ClosedAsync();
        var browser = await app.BrowseAsync(ServiceOf("48"), "/avis");
        browser.Text(journey).ShouldContain("Avis donnés : 0 sur 1");
        await browser.FollowAsync(journey, CommissionPlan.NameOf(0));
        browser.Text().ShouldContain("En essayant.");

        await browser.PressAsync("Donner mon avis", ("verdict", "Favorable"));
        browser.Text().ShouldContain("Votre avis est enregistré.");
        await browser.PressAsync("Changer mon avis", ("verdict", "Reserved"), ("text", "Sous réserve\nde l’accès."));

        browser.Ticked("verdict").ShouldBe("Reserved");
        browser.Page.QuerySelector("#text")!.TextContent.ShouldBe("Sous réserve\nde l’accès.");
        await browser.OpenAsync("/avis");
        browser.Text(journey).ShouldContain("Avis donnés : 1 sur 1");
        browser.Text(journey).ShouldContain("Réservé");
    }

    [Fact]
    public async Task Without_a_verdict_or_too_long_it_is_refused_and_what_was_typed_stays()
    {
        var journey = await ClosedAsync();
        var browser = await app.BrowseAsync(ServiceOf("48"), $"/avis/{journey.First.Id}");

        await browser.PressAsync("Donner mon avis", ("text", "Sans sens."));
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Choisissez le sens de votre avis.");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#verdict");
        browser.Page.QuerySelector("#text")!.TextContent.ShouldBe("Sans sens.");

        await browser.PressAsync("Donner mon avis", ("verdict", "Unfavorable"), ("text", new string('x', 4001)));
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Cet avis compte 4\u202f001 caractères");
        browser.Ticked("verdict").ShouldBe("Unfavorable");
        (await browser.OpenAsync("/avis")).Text(journey).ShouldContain("À donner");
    }

    [Fact]
    public async Task An_unfavourable_opinion_is_asked_for_its_reasons()
    {
        var journey = await ClosedAsync();
        var browser = await app.BrowseAsync(ServiceOf("48"), $"/avis/{journey.First.Id}");

        await browser.PressAsync("Donner mon avis", ("verdict", "Unfavorable"), ("text", " "));
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Dites pourquoi votre avis est défavorable");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#text");
        browser.Ticked("verdict").ShouldBe("Unfavorable");

        await browser.PressAsync("Donner mon avis", ("verdict", "Unfavorable"), ("text", "Le site est inondable."));
        browser.Text().ShouldContain("Votre avis est enregistré.");
    }

    [Fact]
    public async Task The_desk_begins_with_how_many_opinions_are_asked_and_leads_from_one_to_the_next()
    {
        await using var own = await TestApp.StartAsync();
        var published = await CommissionJourney.ToAsync(own, CommissionStage.Published, new CommissionPlan { Applications = 1 });
        var late = await CommissionJourney.ToAsync(own, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        var soon = await CommissionJourney.OpenAsync(own, new CommissionPlan { Applications = 2, Rules = Sooner(own.Now) });
        var service = await own.BrowseAsync(ServiceOf("48"), "/avis");

        Asked().ShouldStartWith("3 avis à donner, au plus tard le ");
        service.Page.QuerySelectorAll("main section[id^='appel-']").Select(section => section.Id).ShouldBe(
            [$"appel-{soon.Call}", $"appel-{late.Call}", $"appel-{published.Call}"], "the nearest date first, then the closed");
        var closed = service.Page.QuerySelector("details#avis-clos")!;
        closed.HasAttribute("open").ShouldBeFalse();
        closed.QuerySelectorAll("section").ShouldHaveSingleItem().Id.ShouldBe($"appel-{published.Call}");
        closed.TextContent.ShouldContain("La liste des lauréats est publiée");
        closed.TextContent.ShouldNotContain("séance du jury est convoquée");

        await service.FollowAsync(soon, CommissionPlan.NameOf(0));
        await service.PressAsync("Donner mon avis", ("verdict", "Favorable"));
        await service.OpenAsync(service.Page.QuerySelectorAll("main .fr-alert--success a")
            .Single(link => link.TextContent.Contains("Dossier suivant", StringComparison.Ordinal)).GetAttribute("href")!);
        service.Location.AbsolutePath.ShouldBe($"/avis/{soon.Candidates[1].Id}");
        await service.PressAsync("Donner mon avis", ("verdict", "Favorable"));
        service.Text().ShouldContain("Aucun autre dossier de cet appel n’attend votre avis.");
        await service.OpenAsync("/avis");
        Asked().ShouldStartWith("1 avis à donner, au plus tard le ");

        await service.OpenAsync($"/avis/{published.First.Id}");
        service.Text().ShouldContain("La liste des lauréats est publiée : les avis ne sont plus reçus. Vous n’en avez pas donné.");
        service.Text().ShouldNotContain("prévenez le secrétariat");

        string Asked() => service.Page.QuerySelector("h1 + p#a-donner")!.TextContent;
    }

    /// <summary>The usual rules, whose reviews are due before those of the others.</summary>
    private static CallRulesRequest Sooner(DateTimeOffset now)
    {
        var rules = CommissionPlan.RulesAt(now);
        return rules with { Calendar = rules.Calendar with { ReviewsBy = CommissionPlan.RulesAt(now.AddDays(-15)).Calendar.ReviewsBy } };
    }

    [Fact]
    public async Task After_the_deadline_opinions_are_only_read()
    {
        var journey = await ClosedAsync();
        (await journey.Service.PostAsync(
            $"{journey.First.Path}/opinions", new { verdict = "favorable", text = "Avec joie." })).Status.ShouldBe(204);
        var browser = await app.BrowseAsync(ServiceOf("48"), $"/avis/{journey.First.Id}");
        await app.AdvanceToAsync(journey.ReviewsBy.AddMilliseconds(1));

        await browser.PressAsync("Changer mon avis", ("verdict", "Unfavorable"), ("text", "Finalement non."));

        browser.Status.ShouldBe(409);
        browser.Errors().ShouldContain("Les avis ne sont plus reçus.");
        browser.Text().ShouldContain("Finalement non.");
        browser.Text().ShouldContain("Avec joie.");
        browser.Page.QuerySelectorAll("form[action^='/avis']").ShouldBeEmpty();
        (await browser.OpenAsync("/avis")).Text(journey).ShouldContain("ils ne sont plus reçus");
    }

    [Fact]
    public async Task Only_the_services_of_its_area_find_an_application()
    {
        var journey = await ClosedAsync();
        var path = $"/avis/{journey.First.Id}";

        (await journey.ServiceOf("59").GetAsync(path)).Status.ShouldBe(404);
        (await journey.ServiceOf("59").GetAsync("/avis")).Text.ShouldNotContain(journey.First.Number);
        (await app.As(Role.Secretary).GetAsync(path)).Status.ShouldBe(403);
        (await app.As().GetAsync(path)).Location.ShouldStartWith("/connexion");
        using var form = new FormUrlEncodedContent([new("verdict", "Favorable")]);
        (await journey.ServiceOf("59").SendAsync(HttpMethod.Post, path, form)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_form_needs_its_token()
    {
        var journey = await ClosedAsync();
        using var form = new FormUrlEncodedContent([new("verdict", "Favorable")]);

        var reply = await app.As().SendAsync(
            HttpMethod.Post, $"/avis/{journey.First.Id}", form, ("Cookie", $"{Identification.Cookie}={app.Token(ServiceOf("48"))}"));

        reply.Status.ShouldBe(400);
        reply.Text.ShouldContain("formulaire-invalide");
    }

    private Task<CommissionJourney> ClosedAsync() =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
}
