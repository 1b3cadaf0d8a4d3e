using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Storage;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>Words that may name a person stand beside the facts that say them, and can be erased while every chain holds.</summary>
public sealed class KeptApartTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Credit = "Photographe fictif 12";
    private const string Opinion = "Avis qui nomme la maire 7";
    private const string Comment = "Commentaire sur l’élu 5";
    private const string Reason = "Erreur du juré 2 sur le dossier";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task No_fact_holds_such_words_and_every_page_shows_them()
    {
        var journey = await WrittenAsync(CommissionStage.PanelSet);
        var file = journey.First;

        foreach (var aggregate in await KeptAsync())
        {
            aggregate.Fault.ShouldBeNull();
            foreach (var fact in aggregate.Facts)
            {
                foreach (var words in new[] { Credit, Opinion, Comment, Reason })
                {
                    fact.Json.ShouldNotContain(words);
                }
            }
        }

        (await journey.Secretary.GetAsync(file.Path)).Text.ShouldContain(Credit);
        (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/recevabilite/{file.Id}")).Text.ShouldContain(Opinion);
        (await journey.Juror(1).GetAsync(file.MyReview)).Text.ShouldContain(Comment);
        (await RowsAsync(file.Id)).ShouldBe(3, "the credit of the draft, the opinion, why a recusal was lifted");
    }

    [Fact]
    public async Task Of_a_draft_that_is_deleted_no_word_is_left_and_of_another_every_one()
    {
        var applicant = app.As(Role.Applicant);
        var call = await app.OpenCallAsync();
        var (gone, stays) = (await DraftAsync(applicant, call, "draft-1"), await DraftAsync(applicant, call, "draft-2"));
        (await RowsAsync(IdOf(gone))).ShouldBe(1);

        (await applicant.DeleteAsync(gone, ("If-Match", (await applicant.GetAsync(gone)).ETag!))).Status.ShouldBe(204);
        await app.SettleAsync();

        (await RowsAsync(IdOf(gone))).ShouldBe(0);
        (await applicant.GetAsync(stays)).Text.ShouldContain(Credit);
        (await KeptAsync()).ShouldAllBe(aggregate => aggregate.Fault == null);
    }

    [Fact]
    public async Task So_does_an_answer_that_is_shown_as_a_credit_and_it_is_erased_with_its_draft()
    {
        var applicant = app.As(Role.Applicant);
        var call = await app.OpenCallAsync(TestCalls.Rules with
        {
            ShowsAnswers = true,
            Form =
            [
                new FormSection("publie", "Publié", [new Question("credit", "Crédit", QuestionKind.Text, ShownAs: ShownAs.PhotoCredit)]),
            ],
        });
        var content = new { title = "Un quartier", answers = new Dictionary<string, string> { ["credit"] = Credit } };
        var draft = await applicant.CompleteDraftAsync(call, content: content);
        var aggregate = (await KeptAsync()).Single(aggregate => aggregate.Id == IdOf(draft));
        aggregate.Fault.ShouldBeNull();
        aggregate.Facts.ShouldAllBe(fact => !fact.Json.Contains(Credit, StringComparison.Ordinal));
        aggregate.State.ShouldContain(Credit);
        (await RowsAsync(IdOf(draft))).ShouldBe(1);
        (await applicant.GetAsync(draft)).Json.GetProperty("answers").GetProperty("credit").GetString().ShouldBe(Credit);

        (await applicant.DeleteAsync(draft, ("If-Match", (await applicant.GetAsync(draft)).ETag!))).Status.ShouldBe(204);
        await app.SettleAsync();

        (await RowsAsync(IdOf(draft))).ShouldBe(0);
        var erased = (await KeptAsync()).Single(one => one.Id == IdOf(draft));
        (erased.Fault, erased.State.Contains(Credit, StringComparison.Ordinal)).ShouldBe((null, false));
    }

    [Fact]
    public async Task Of_a_file_that_was_taken_back_its_words_are_erased_with_the_name_of_who_signed_and_its_facts_stay()
    {
        var journey = await WrittenAsync(CommissionStage.PanelSet);
        var file = journey.First;
        (await journey.Secretary.DeleteAsync($"{file.Path}/signature")).Status.ShouldBe(404, "nobody signed it, and it is still examined");
        (await journey.Applicant.PostAsync($"{file.Path}/withdrawal")).Status.ShouldBe(204);
        await app.SettleAsync();
        var before = await FactsAsync(file.Id);

        (await journey.Secretary.DeleteAsync($"{file.Path}/signature")).Status.ShouldBe(204);

        (await FactsAsync(file.Id)).ShouldBe(before);
        (await RowsAsync(file.Id)).ShouldBe(0);
        foreach (var aggregate in await KeptAsync())
        {
            aggregate.Fault.ShouldBeNull();
            if (aggregate.Id.StartsWith(file.Id, StringComparison.Ordinal))
            {
                aggregate.State.ShouldNotContain(Credit);
                aggregate.State.ShouldNotContain(Opinion);
                aggregate.State.ShouldNotContain(Comment);
            }
        }

        (await journey.Secretary.DeleteAsync($"{file.Path}/signature")).Status.ShouldBe(204, "erased before");
    }

    [Fact]
    public async Task Words_that_were_changed_behind_the_app_s_back_are_found()
    {
        var applicant = app.As(Role.Applicant);
        var draft = await DraftAsync(applicant, await app.OpenCallAsync(), "draft-1");
        var (table, row) = (Table(TableKeys.ApplicationsTable), (await ApartAsync(IdOf(draft))).Single());
        var words = row.GetString("Words");
        row["Words"] = "Une autre personne";
        await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);

        var fault = (await KeptAsync()).Single(aggregate => aggregate.Id == IdOf(draft)).Fault;

        row["Words"] = words;
        await table.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace);
        fault!.ShouldStartWith("its facts do not make its state");
    }

    /// <summary>A file with a credit, an opinion, a comment, and a recusal that was lifted.</summary>
    private async Task<CommissionJourney> WrittenAsync(CommissionStage stage)
    {
        var plan = new CommissionPlan();
        var journey = await CommissionJourney.ToAsync(app, stage, plan with { Content = candidate => Credited(plan.Content(candidate)) });
        var file = journey.First;
        (await journey.Service.PostAsync($"{file.Path}/opinions", new { verdict = "favorable", text = Opinion })).Ok();
        await journey.AssignAsync(file, "juror-1", "juror-2");
        var review = new { scores = new Dictionary<string, int>(), comment = Comment, final = false };
        (await journey.Juror(1).PutAsync(file.MyReview, review, ("If-None-Match", "*"))).Ok();
        (await journey.Juror(2).PostAsync($"{file.Path}/recusals", new { ground = "elected" })).Ok();
        (await journey.Secretary.PostAsync($"{file.Path}/recusals/lifting", new { juror = "juror-2", reason = Reason })).Ok();
        return journey;
    }

    private static JsonNode Credited(object content)
    {
        var credited = JsonSerializer.SerializeToNode(content)!;
        credited["photoCredit"] = Credit;
        return credited;
    }

    private static async Task<string> DraftAsync(Caller applicant, string call, string key)
    {
        var draft = await applicant.CompleteDraftAsync(call, key);
        var seen = await applicant.GetAsync(draft);
        (await applicant.PatchAsync(draft, new { photoCredit = Credit }, ("If-Match", seen.ETag!))).Ok();
        return draft;
    }

    private async Task<List<KeptAggregate>> KeptAsync() =>
        await new IntegrityCheck(app.Services.GetRequiredService<StorageClients>()).AggregatesAsync(CancellationToken.None).ToListAsync();

    private async Task<string[]> FactsAsync(string id) =>
        [.. (await KeptAsync()).Single(aggregate => aggregate.Id == id).Facts.Select(fact => fact.Hash)];

    private async Task<int> RowsAsync(string id) => (await ApartAsync(id)).Count;

    private async Task<List<TableEntity>> ApartAsync(string id)
    {
        var prefix = TableKeys.Aparts(id);
        return await Table(TableKeys.ApplicationsTable).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey ge {prefix} and RowKey lt {TableKeys.After(prefix)}")).ToListAsync();
    }

    private TableClient Table(string name) => app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(name);

    private static string IdOf(string path) => path.Split('/')[^1];
}
