using AngleSharp.Dom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Storage;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>What the applicant finds in the mailbox, from the receipt to the outcome.</summary>
public sealed class ApplicantMailTests
{
    private const string Site = "https://territoires.exemple.invalid/";

    [Fact]
    public async Task A_receipt_then_the_news_that_the_outcome_is_known_each_once_and_nothing_before_its_instant()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = Site;
        var address = SignInJourney.NewAddress();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = "applicant-1" }, ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app);
        var withdrawn = await journey.Applicant.CompleteDraftAsync(journey.Call, "withdrawn");
        (await journey.Applicant.SubmitAsync(withdrawn, "withdrawn")).Ok();
        (await journey.Applicant.PostAsync($"{withdrawn}/withdrawal")).Ok();
        await app.SettleAsync();

        var receipts = await MailsAsync(app, address);
        receipts.Count.ShouldBe(5, "four receipts, and that the withdrawal was taken note of");
        receipts.Count(mail => mail.Contains("Votre candidature est retirée", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var candidate in journey.Candidates)
        {
            var receipt = receipts.Single(mail => mail.Contains(candidate.Number, StringComparison.Ordinal));
            receipt.ShouldContain("Récépissé de votre candidature");
            receipt.ShouldContain($"{Site}candidatures/{candidate.Id}/recepisse");
            receipt.ShouldContain("Organisateur d’essai, par le service Territoires");
        }

        await AgainAsync(app, journey);
        (await MailsAsync(app, address)).Count.ShouldBe(5, "an effect done twice sends nothing twice");

        await journey.ToAsync(CommissionStage.Scheduled);
        await app.AdvanceToAsync(journey.EarliestPublication.AddMilliseconds(-1));
        await OutcomesAsync(app, journey, sequence: 1000);
        (await MailsAsync(app, address)).Count.ShouldBe(5, "nobody is told before the instant");

        await app.AdvanceToAsync(journey.EarliestPublication);
        await app.AdvanceToAsync(journey.EarliestPublication.AddMinutes(3));
        var outcomes = (await MailsAsync(app, address)).Where(mail => mail.Contains("est connue", StringComparison.Ordinal)).ToArray();
        outcomes.Length.ShouldBe(3, "not to whoever withdrew");
        outcomes.ShouldContain(mail => mail.Contains($"{Site}candidatures/{journey.First.Id}", StringComparison.Ordinal));
        outcomes.ShouldAllBe(
            mail => !mail.Contains("lauréate", StringComparison.Ordinal) && !mail.Contains("retenue", StringComparison.Ordinal));

        var published = await SequenceAsync(
            app.Services.GetRequiredService<CallStore>().FactsAsync(journey.Call, CancellationToken.None), "ListPublished");
        await OutcomesAsync(app, journey, published);
        await AgainAsync(app, journey);
        (await MailsAsync(app, address)).Count.ShouldBe(8);
    }

    private static async Task AgainAsync(TestApp app, CommissionJourney journey)
    {
        var sequence = await SequenceAsync(
            app.Services.GetRequiredService<ApplicationStore>()
                .FactsAsync(journey.First.Id, CancellationToken.None), "ApplicationSubmitted");
        await app.Services.GetRequiredService<EffectRunner>().RunAsync(
            new PendingEffect(TableKeys.ApplicationsTable, journey.First.Id, sequence, new Effect.MailReceipt(journey.First.Id)),
            0, app.Host.DurableClient);
    }

    private static Task OutcomesAsync(TestApp app, CommissionJourney journey, long sequence) =>
        app.Services.GetRequiredService<EffectRunner>().RunAsync(
        new PendingEffect(TableKeys.CallsTable, journey.Call, sequence, new Effect.MailOutcomes(journey.Call)), 0, app.Host.DurableClient);

    private static async Task<long> SequenceAsync(IAsyncEnumerable<Domain.Journal.StoredFact> facts, string type) =>
        (await facts.ToListAsync()).Single(fact => fact.Type == type).Sequence;

    private static async Task<IReadOnlyList<string>> MailsAsync(TestApp app, string address)
    {
        var inbox = await app.Browser().OpenAsync("/dev/mail");
        return [.. inbox.Page.QuerySelectorAll($"[data-destinataire='{address}']").Select(mail => mail.Text())];
    }
}
