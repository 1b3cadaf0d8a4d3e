using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Benchmarks.Scale;
using Territoires.Core.Effects;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Notifications;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What an applicant asks of storage, counted before it: <c>infra/scale.md</c> computes with these figures.</summary>
public sealed class RequestCountTests
{
    private static readonly CallRulesRequest Rules = CommissionPlan.RulesAt(TestApp.Start) with
    {
        SignatureRequired = true,
        Form = [new FormSection("le-site", "Le site", [new Question("nom-du-site", "Nom du site", QuestionKind.Text, Required: true)])],
    };

    [Fact]
    public async Task Each_act_of_an_applicant_asks_storage_as_often_as_the_simulation_says()
    {
        await using var server = await SmtpSink.StartAsync();
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        // What follows an act is counted apart, when it is asked for.
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: new Dictionary<string, string?>
        {
            ["AzureWebJobs.RunEffects.Disabled"] = "true",
            ["AzureWebJobs.SendMails.Disabled"] = "true",
        });
        var call = await app.OpenCallAsync(Rules);
        var browser = await app.SignedInAsync(Role.Applicant);
        // As where real people are: a mail is written down, and sent by its queue.
        SmtpSink.Use(app, server.Port);
        var count = new Count(storage, browser);
        await browser.OpenAsync($"/appels/{call}/candidater");

        await count.AddAsync(Assumptions.Open, "Ouvrir le brouillon");
        await count.AddAsync(Assumptions.NameBody, "Ajouter ce porteur", ("kind", "PETR"), ("name", "PETR fictif des Essais"));
        await browser.FollowAsync("Le projet");
        await count.AddAsync(
            Assumptions.SaveProject, "Enregistrer et continuer", ("title", "Un projet"), ("theme", "Comment ?"), ("summary", "Ainsi."));
        await count.AddAsync(
            Assumptions.SaveAnswers, "Enregistrer et continuer",
            (browser.Page.QuerySelector("main input[type=text]")!.GetAttribute("name")!, "Les Forges"));
        await count.AddAsync(Assumptions.Join, "Joindre la pièce « Note d’opportunité »", TestCalls.Pdf(4_000_000));
        await browser.SubmitAsync("Continuer");
        await count.AddAsync(
            Assumptions.Submit, "Déposer la candidature", ("signature-name", "Camille Fictive"), ("signature-function", "Présidente"),
            ("signature-certified", "oui"));

        browser.Title.ShouldBe("Récépissé de dépôt");
        count.Counted.ShouldBe([.. Assumptions.BeforeSubmission, Assumptions.Submit]);
        var application = browser.Location.Segments[2].TrimEnd('/');
        await app.Services.GetRequiredService<Outbox>()
            .RunAsync(new Work($"{TableKeys.ApplicationsTable}/{application}"), app.Host.DurableClient, CancellationToken.None);
        var mail = (await app.Services.GetRequiredService<StorageClients>().Queues.GetQueueClient(
            TableKeys.MailsQueue).PeekMessageAsync()).Value.Body.ToString();
        var sent = await count.OfAsync(
            () => app.Services.GetRequiredService<MailOutbox>().RunAsync(Work.Read(mail), CancellationToken.None));
        (await server.NextAsync()).Text.ShouldContain("a été reçue");
        sent.ShouldBe(Assumptions.Mail);
    }

    /// <summary>Counts what a browser makes the app ask.</summary>
    private sealed class Count
    {
        private readonly ConcurrentQueue<StorageRequest> requests = new();
        private readonly List<ApplicantAct> counted = [];
        private readonly Browser browser;

        public Count(FaultyStorage storage, Browser browser)
        {
            this.browser = browser;
            storage.Watch = (request, done) =>
            {
                if (!done)
                {
                    requests.Enqueue(request);
                }

                return Task.CompletedTask;
            };
        }

        /// <summary>The acts as they were counted.</summary>
        public IReadOnlyList<ApplicantAct> Counted => counted;

        public Task AddAsync(ApplicantAct act, string button, params (string Name, string Value)[] fields) =>
            AddAsync(act, () => browser.SubmitAsync(button, fields.ToDictionary(field => field.Name, field => field.Value)));

        public Task AddAsync(ApplicantAct act, string button, byte[] file) => AddAsync(act, () => browser.SubmitAsync(button, file: file));

        public async Task<StorageRequests> OfAsync(Func<Task> act)
        {
            requests.Clear();
            await act();
            return new StorageRequests(
                requests.Count(request => request.IsForTables),
                requests.Count(request => request is { IsForTables: false, IsForQueues: false }),
                requests.Count(request => request.Resource.StartsWith($"/{TableKeys.CallsTable}(", StringComparison.Ordinal)),
                requests.Count(request => request is { IsForQueues: true, IsOfTheHost: false }));
        }

        /// <summary>A browser goes on to the page by itself: what the page asks is counted once more, alone, and taken off.</summary>
        private async Task AddAsync(ApplicantAct act, Func<Task> press)
        {
            var both = await OfAsync(press);
            browser.Status.ShouldBe(200, act.Name);
            var page = await OfAsync(() => browser.OpenAsync(browser.Location.PathAndQuery));
            counted.Add(
                act with
                {
                    Requests = new(both.Tables - page.Tables, both.Blobs - page.Blobs, both.CallReads - page.CallReads, both.Queues
                    - page.Queues),
                    Page = page
                });
        }
    }
}
