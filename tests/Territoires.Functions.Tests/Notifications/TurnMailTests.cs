using AngleSharp.Dom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>Whose turn it is, they are told: each once, nobody else, and nothing of who is proposed or designated.</summary>
public sealed class TurnMailTests
{
    [Fact]
    public async Task From_the_closing_to_the_publication_each_is_written_to_when_their_turn_comes()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/";
        await JurorAccounts.OpenAsync(app, "juror-1", "juror-2");
        var secretary = await AccountAsync(app, "secretariat", Role.Secretary);
        var authority = await AccountAsync(app, "autorite", Role.Authority);
        var administrator = await AccountAsync(app, "administration", Role.Administrator);
        var service = await AccountAsync(app, "ddt", Role.Service, "48");
        var auditor = await AccountAsync(app, "audit", Role.Auditor);
        var juror = JurorAccounts.AddressOf("juror-1");

        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        (await SubjectsAsync(app, secretary)).ShouldBe(["Les dépôts sont clos"]);
        (await SubjectsAsync(app, service)).ShouldBe(["Des avis sont attendus"]);
        (await SubjectsAsync(app, juror)).ShouldBeEmpty();

        await journey.ToAsync(CommissionStage.Reviewed);
        (await SubjectsAsync(app, juror)).ShouldBe(["Des candidatures vous sont confiées"], "three files, one mail a day");
        (await SubjectsAsync(app, secretary)).ShouldBe(["Les dépôts sont clos", "Toutes les évaluations sont remises"]);
        (await SubjectsAsync(app, authority)).ShouldBeEmpty();

        await journey.ToAsync(CommissionStage.Proposed);
        (await SubjectsAsync(app, juror)).ShouldBe(
            ["Des candidatures vous sont confiées", "Le jury est convoqué", "Le procès-verbal attend votre signature"], "juror 1 presides");
        (await SubjectsAsync(app, JurorAccounts.AddressOf("juror-2"))).ShouldNotContain("Le procès-verbal attend votre signature");
        (await SubjectsAsync(app, secretary)).ShouldContain("Le procès-verbal est signé");
        (await SubjectsAsync(app, authority)).ShouldBe(["La proposition du jury vous attend"]);
        (await SubjectsAsync(app, administrator)).ShouldBeEmpty();

        await journey.ToAsync(CommissionStage.Published);
        (await SubjectsAsync(app, administrator)).ShouldBe(["La publication est à programmer"]);
        (await SubjectsAsync(app, authority)).Length.ShouldBe(1);
        (await SubjectsAsync(app, auditor)).ShouldBeEmpty();

        var all = (await InboxAsync(app)).Page.QuerySelector("main")!.Text();
        foreach (var candidate in journey.Candidates)
        {
            all.ShouldNotContain(candidate.Number);
        }

        all.ShouldNotContain("Syndicat mixte fictif");
        all.ShouldContain("Vous recevez ce message parce que votre compte a le rôle");
        all.ShouldContain($"https://territoires.exemple.invalid/gestion/appels/{journey.Call}/designation");
        await AgainAsync(app, journey);
        (await SubjectsAsync(app, authority)).Length.ShouldBe(1, "an effect done twice sends nothing twice");
    }

    [Fact]
    public async Task When_what_was_asked_to_be_corrected_is_corrected_the_secretary_is_told()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/";
        var secretary = await AccountAsync(app, "secretary-1", Role.Secretary);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        var path = journey.First.Path;
        (await journey.Secretary.PostAsync(
            $"{path}/corrections", new { text = "Précisez.", parts = new[] { "project" }, deadline = "2026-05-05T12:00:00" })).Ok();
        (await journey.Applicant.PatchAsync(
            path, new { title = "Un titre précisé" }, ("If-Match", (await journey.Applicant.GetAsync(path)).ETag!))).Ok();
        (await journey.Applicant.PostAsync($"{path}/corrections/submission")).Ok();
        await app.SettleAsync();

        (await SubjectsAsync(app, secretary)).Count(subject => subject == "Une correction est reçue").ShouldBe(1);
        (await InboxAsync(app)).Page.QuerySelector("main")!.Text()
            .ShouldContain($"https://territoires.exemple.invalid/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}");
    }

    [Fact]
    public async Task Of_a_remark_the_secretary_and_whoever_wrote_before_are_told_and_its_author_is_not()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/";
        var secretary = await AccountAsync(app, "secretary-1", Role.Secretary);
        var authority = await AccountAsync(app, "autorite", Role.Authority);
        var service = await AccountAsync(app, "ddt-48", Role.Service, "48");
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        const string News = "Une remarque est écrite sur un dossier";

        (await journey.Service.PostAsync($"{journey.First.Path}/remarks", new { text = "Le plan manque." })).Ok();
        await app.SettleAsync();
        (await SubjectsAsync(app, secretary)).Count(subject => subject == News).ShouldBe(1);
        (await SubjectsAsync(app, service)).ShouldNotContain(News);

        (await journey.Secretary.PostAsync($"{journey.First.Path}/remarks", new { text = "Il est demandé." })).Ok();
        await app.SettleAsync();
        (await SubjectsAsync(app, service)).Count(subject => subject == News).ShouldBe(1);
        (await SubjectsAsync(app, secretary)).Count(subject => subject == News).ShouldBe(1, "nobody is told what they wrote");
        (await SubjectsAsync(app, authority)).ShouldNotContain(News, "it wrote nothing");
        var mails = (await InboxAsync(app)).Page.QuerySelector("main")!.Text();
        mails.ShouldContain($"https://territoires.exemple.invalid/dossiers/{journey.First.Id}/remarques");
        mails.ShouldNotContain("Le plan manque.");
    }

    private static async Task AgainAsync(TestApp app, CommissionJourney journey)
    {
        var facts = await app.Services.GetRequiredService<CallStore>().FactsAsync(journey.Call, CancellationToken.None).ToListAsync();
        var sequence = facts.Single(fact => fact.Type == "ProposalSent").Sequence;
        await app.Services.GetRequiredService<EffectRunner>().RunAsync(
            new PendingEffect(
                TableKeys.CallsTable, journey.Call, sequence,
                new Effect.TellCall(journey.Call, Territoires.Orchestrations.EventNames.ProposalSent)),
            0, app.Host.DurableClient);
    }

    private static async Task<string> AccountAsync(TestApp app, string id, Role role, params string[] departements)
    {
        var address = $"{id}@exemple.invalid";
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { role }, id, departements }, ("If-None-Match", "*"))).Ok();
        return address;
    }

    private static Task<Browser> InboxAsync(TestApp app) => app.Browser().OpenAsync("/dev/mail");

    /// <summary>What was sent to an address, in alphabetical order, without the title of the call.</summary>
    private static async Task<string[]> SubjectsAsync(TestApp app, string address) =>
    [
        .. (await InboxAsync(app)).Page.QuerySelectorAll($"[data-destinataire='{address}'] h2")
            .Select(subject => subject.TextContent.Split(" – ")[0]).Order(StringComparer.Ordinal),
    ];
}
