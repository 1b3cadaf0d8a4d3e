using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What is longer than a property of a table may be: 64 KB, 32,768 characters.</summary>
public sealed class LongTextTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int MostCharactersInAProperty = 32_768;

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task An_application_at_every_limit_with_ten_long_opinions_is_kept_whole()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Closed, new CommissionPlan { Applications = 1, Content = _ => Longest });
        var opinions = Enumerable.Range(1, 10)
            .Select(service => new string((char)('a' + service), Domain.Instruction.Opinion.MaxText)).ToArray();
        for (var service = 0; service < opinions.Length; service++)
        {
            var caller = app.AsActor(new Actor($"service-{service}", new HashSet<Role> { Role.Service }, null, ["48"]));
            (await caller.PostAsync($"{journey.First.Path}/opinions", new { verdict = "reserved", text = opinions[service] })).Ok();
        }

        await app.RestartAsync();

        var state = (await app.Services.GetRequiredService<ApplicationStore>().LoadAsync(journey.First.Id, CancellationToken.None)).State!;
        StoredJson.Write(state).Length.ShouldBeGreaterThan(MostCharactersInAProperty);
        state.Opinions.Select(opinion => opinion.Text).ShouldBe(opinions);
        state.Content.Ambitions.Count.ShouldBe(ApplicationContent.MaxAmbitions);
        (await journey.Secretary.GetAsync(journey.First.Path)).Ok().String("summary").Length.ShouldBe(ApplicationContent.MaxSummary);
    }

    [Fact]
    public async Task A_long_text_that_was_changed_is_seen()
    {
        var texts = new LongTexts(app.Services.GetRequiredService<StorageClients>());
        var text = new string('é', LongTexts.MaxInRow);
        await texts.KeepAsync(text);
        await texts.KeepAsync(text);
        var name = LongTexts.NameOf(text);
        (await texts.ReadAsync(name, CancellationToken.None)).ShouldBe(text);

        var blob = app.Services.GetRequiredService<StorageClients>().Blobs.GetBlobContainerClient(
            TableKeys.TextsContainer).GetBlobClient(name);
        await blob.UploadAsync(BinaryData.FromString("autre chose"), overwrite: true);

        await Should.ThrowAsync<InvalidDataException>(() => texts.ReadAsync(name, CancellationToken.None));
    }

    private static object Longest => new
    {
        title = new string('t', ApplicationContent.MaxTitle),
        leadBodies = new[] { new { kind = "SM", name = "Syndicat mixte fictif d’essai" } },
        departements = new[] { "48" },
        theme = new string('q', ApplicationContent.MaxTheme),
        summary = new string('é', ApplicationContent.MaxSummary),
        ambitions = Enumerable.Range(0, ApplicationContent.MaxAmbitions)
            .Select(_ => new string('a', ApplicationContent.MaxAmbition)).ToArray(),
    };
}
