using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Storage;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Enquiries;
using Territoires.Core.Storage;
using Territoires.Domain.Enquiries;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Enquiries;

/// <summary>The same acts for programs, what is kept of them, and what a page of them costs.</summary>
public sealed class EnquiryApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Asked = "Madame Unetelle, de Villebrume, demande : pouvons-nous candidater seuls ?";
    private const string Reason = "Madame Unetelle sait déjà pourquoi.";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_is_asked_answered_corrected_and_listed()
    {
        var path = $"/api/calls/{await app.OpenCallAsync()}/enquiries";
        var secretary = app.As(Role.Secretary);
        var asked = await app.As(Role.Juror).PostAsync(path, new { question = Asked });
        (asked.Status, asked.String("stage"), asked.String("asked")).ShouldBe((201, "waiting", Asked));
        var id = asked.String("id");
        (await app.As(Role.Juror).PostAsync(path, new { question = Asked })).Ok().String("id").ShouldBe(id, "asked twice, it is one");

        (await app.As().GetAsync(path)).Ok().Json.GetProperty("enquiries").GetArrayLength().ShouldBe(0);
        (await app.As(Role.Juror).GetAsync($"{path}/mine")).Ok().Json.GetProperty("enquiries")[0].GetProperty("asked").GetString()
            .ShouldBe(Asked);
        var waiting = (await app.As(Role.Auditor).GetAsync($"{path}/asked")).Ok();
        waiting.Json.GetProperty("enquiries")[0].GetProperty("id").GetString().ShouldBe(id);
        waiting.Text.ShouldNotContain("juror", Case.Insensitive, "who asked is nobody's to read");

        var words = new { question = "Une commune peut-elle candidater seule ?", answer = "Oui." };
        (await secretary.PutAsync($"{path}/{id}/answer", words, ("If-Match", waiting.ETag!))).Problem.ShouldBe("version-depassee");
        (await secretary.PostAsync($"{path}/{id}/answer", words with { answer = "" })).Problem.ShouldBe("question-mal-ecrite");
        var answered = (await secretary.PostAsync($"{path}/{id}/answer", words)).Ok();
        (await secretary.PostAsync($"{path}/{id}/answer", words)).Ok().ETag.ShouldBe(answered.ETag, "asked twice it is done once");
        (await secretary.PostAsync($"{path}/{id}/answer", words with { answer = "Non." })).Problem.ShouldBe("question-deja-repondue");
        (await secretary.PostAsync($"{path}/{id}/decline", new { reason = "Non." })).Problem.ShouldBe("question-deja-repondue");
        var listed = (await app.As().GetAsync(path)).Ok();
        var one = listed.Json.GetProperty("enquiries")[0];
        one.GetProperty("answer").GetString().ShouldBe("Oui.");
        one.GetProperty("correctedAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        listed.Text.ShouldNotContain("Villebrume");

        (await secretary.PutAsync($"{path}/{id}/answer", words with { answer = "Oui, seule." })).Problem.ShouldBe("version-non-precisee");
        var seen = (await secretary.GetAsync($"{path}/{id}/answer")).Ok().ETag!;
        (await secretary.PutAsync($"{path}/{id}/answer", words with { answer = "Oui, seule." }, ("If-Match", seen))).Ok();
        (await secretary.PutAsync($"{path}/{id}/answer", words with { answer = "Oui !" }, ("If-Match", seen))).Problem
            .ShouldBe("version-depassee");
        var corrected = (await app.As().GetAsync(path)).Ok();
        corrected.ETag.ShouldNotBe(listed.ETag);
        corrected.Json.GetProperty("enquiries")[0].GetProperty("correctedAt").GetDateTimeOffset().ShouldBe(TestApp.Start);
        (await secretary.GetAsync($"{path}/{id}/answer")).Ok().Json.GetProperty("versions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_declined_is_read_by_who_asked_and_answered_no_more()
    {
        var call = await app.OpenCallAsync();
        var path = $"/api/calls/{call}/enquiries";
        var (asker, secretary) = (app.As(Role.Applicant), app.As(Role.Secretary));
        var id = (await asker.PostAsync(path, new { question = Asked })).Ok().String("id");
        var seen = (await secretary.GetAsync($"{path}/{id}/answer")).Ok().ETag!;
        (await secretary.PutAsync($"{path}/{id}/answer", new { question = "A ?", answer = "B." }, ("If-Match", seen))).Problem
            .ShouldBe("question-sans-reponse");
        (await secretary.PostAsync($"{path}/{id}/decline", new { reason = Reason })).Ok().String("stage").ShouldBe("declined");

        (await asker.GetAsync($"{path}/mine")).Ok().Text.ShouldContain(Reason);
        (await app.As().GetAsync(path)).Ok().Json.GetProperty("enquiries").GetArrayLength().ShouldBe(0);
        (await secretary.PostAsync($"{path}/{id}/answer", new { question = "A ?", answer = "B." })).Problem
            .ShouldBe("question-deja-ecartee");
        (await secretary.PostAsync($"{path}/{id}/decline", new { reason = "Autrement." })).Problem.ShouldBe("question-deja-ecartee");
        var other = await app.OpenCallAsync();
        (await secretary.PostAsync($"/api/calls/{other}/enquiries/{id}/decline", new { reason = Reason })).Status.ShouldBe(404);
        var elsewhere = app.AsActor(new Actor("secretary-2", new HashSet<Role> { Role.Secretary }, other, []));
        (await elsewhere.PostAsync($"{path}/{id}/decline", new { reason = Reason })).Status.ShouldBe(404);
        (await elsewhere.GetAsync($"{path}/asked")).Status.ShouldBe(404);
        (await elsewhere.GetAsync(path)).Status.ShouldBe(200, "it is public");
    }

    [Fact]
    public async Task Of_a_call_that_ended_nothing_is_asked()
    {
        var ended = await app.OpenCallAsync();
        (await app.As(Role.Administrator).PostAsync(
            $"/api/calls/{ended}/end", new { kind = "cancelled", reason = "L’enveloppe est retirée." })).Ok();

        (await app.As(Role.Applicant).PostAsync($"/api/calls/{ended}/enquiries", new { question = Asked })).Problem
            .ShouldBe("appel-termine");
        (await app.As().GetAsync($"/appels/{ended}")).Ok().Text.ShouldNotContain("Poser une question");
    }

    [Fact]
    public async Task No_fact_holds_what_was_written_nor_an_address_and_every_chain_holds()
    {
        var path = $"/api/calls/{await app.OpenCallAsync()}/enquiries";
        var secretary = app.As(Role.Secretary);
        var first = (await app.As(Role.Applicant).PostAsync(path, new { question = Asked })).Ok().String("id");
        var second = (await app.As(Role.Juror).PostAsync(path, new { question = Asked })).Ok().String("id");
        (await secretary.PostAsync($"{path}/{first}/decline", new { reason = Reason })).Ok();
        var seen = (await secretary.PostAsync($"{path}/{second}/answer", new { question = Asked, answer = Reason })).Ok().ETag!;
        (await secretary.PutAsync($"{path}/{second}/answer", new { question = "Unetelle ?", answer = Reason }, ("If-Match", seen))).Ok();
        (await secretary.PostAsync($"{path}/published", new { question = "Villebrume ?", answer = "Unetelle." })).Ok();

        var kept = await new IntegrityCheck(app.Services.GetRequiredService<StorageClients>())
            .AggregatesAsync(CancellationToken.None).Where(aggregate => aggregate.Table == TableKeys.EnquiriesTable).ToListAsync();

        kept.ShouldAllBe(aggregate => aggregate.Fault == null);
        kept.Count(aggregate => aggregate.Id == first || aggregate.Id == second).ShouldBe(2);
        foreach (var fact in kept.SelectMany(aggregate => aggregate.Facts))
        {
            fact.Json.ShouldNotContain("Unetelle");
            fact.Json.ShouldNotContain("Villebrume");
            fact.Json.ShouldNotContain("@");
        }
    }

    [Fact]
    public async Task Told_twice_of_an_answer_who_asked_is_written_to_once()
    {
        var call = await app.OpenCallAsync();
        var path = $"/api/calls/{call}/enquiries";
        await JurorAccounts.OpenAsync(app, "juror-enquiry");
        var asker = app.AsActor(new Actor("juror-enquiry", new HashSet<Role> { Role.Juror }, null, []));
        var id = (await asker.PostAsync(path, new { question = Asked })).Ok().String("id");
        (await app.As(Role.Secretary).PostAsync($"{path}/{id}/answer", new { question = "A ?", answer = "B." })).Ok();
        await app.SettleAsync();

        await app.Services.GetRequiredService<EffectRunner>().RunAsync(
            new PendingEffect(TableKeys.EnquiriesTable, id, 2, new Effect.MailAsker(id)), 0, app.Host.DurableClient);

        var inbox = (await app.Browser().OpenAsync("/dev/mail")).Page;
        inbox.QuerySelectorAll($"[data-destinataire='{JurorAccounts.AddressOf("juror-enquiry")}'] h2").Select(mail => mail.TextContent)
            .Where(subject => subject.Contains("question", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_page_of_them_is_one_request_however_many_there_are_and_the_page_of_the_call_has_one_more()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var counted = await TestApp.StartAsync(storage.ConnectionString);
        var call = await counted.OpenCallAsync();
        var store = counted.Services.GetRequiredService<EnquiryStore>();
        var act = new Act(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []), TestApp.Start);
        var state = (await counted.Services.GetRequiredService<CallStore>().LoadAsync(call, CancellationToken.None)).State!;
        foreach (var number in Enumerable.Range(1, 60))
        {
            var id = EnquiryId.Of(call, Guid.CreateVersion7(TestApp.Start.AddSeconds(number)));
            (await store.ActAsync(EnquiryStore.Unsaved(id), new EnquiryCommand.Publish(id, state, $"Question {number} ?", "Oui."), act))
                .IsRefused.ShouldBeFalse();
        }

        var requests = new ConcurrentQueue<StorageRequest>();
        storage.Watch = (request, done) =>
        {
            if (!done && request.Resource.StartsWith($"/{TableKeys.EnquiriesTable}", StringComparison.Ordinal))
            {
                requests.Enqueue(request);
            }

            return Task.CompletedTask;
        };

        (await counted.As().GetAsync($"/appels/{call}")).Ok().Text.ShouldContain("Question 60 ?");
        requests.Count.ShouldBe(1);
        (await counted.As(Role.Secretary).GetAsync($"/gestion/appels/{call}/questions")).Ok().Text.ShouldContain("Question 60 ?");
        requests.Count.ShouldBe(2);
        (await counted.As(Role.Applicant).GetAsync($"/appels/{call}/questions")).Ok();
        requests.Count.ShouldBe(3);
        var listed = (await counted.As().GetAsync($"/api/calls/{call}/enquiries")).Ok();
        (requests.Count, listed.Json.GetProperty("enquiries").GetArrayLength()).ShouldBe((4, 60));
    }
}
