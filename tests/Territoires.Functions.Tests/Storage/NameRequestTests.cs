using System.Collections.Concurrent;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Instruction;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>
/// What it costs that files have their names: one list of the call a page, whatever the number of files. Each vote is one request
/// more, for it is saved by itself.
/// </summary>
public sealed class NameRequestTests(ITestOutputHelper output)
{
    private const int Files = 6;

    [Fact]
    public async Task A_page_that_names_its_files_asks_for_one_list_and_votes_for_one_request_each()
    {
        var requests = new ConcurrentQueue<StorageRequest>();
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        app.RestsAfterActs = false;
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Seated, new CommissionPlan { Applications = Files });
        var session = $"/jury/seances/{journey.Call}-seance";
        storage.Watch = (request, done) =>
        {
            if (!done && request is { IsOfTheHost: false, IsForTables: true })
            {
                requests.Enqueue(request);
            }

            return Task.CompletedTask;
        };
        var juror = await app.BrowseAsync(FormFilling.Juror(1), "/jury");

        (await CountAsync("la séance d’un membre", () => juror.OpenAsync(session))).ShouldBeLessThanOrEqualTo(22);
        var votes = journey.Candidates.ToDictionary(candidate => $"vote-{candidate.Id}", _ => "For");
        (await CountAsync("vérifier", () => juror.SubmitAsync("Vérifier mes votes", votes))).ShouldBeLessThanOrEqualTo(22);
        var page = await CountAsync("la page", () => juror.OpenAsync(session));
        await juror.SubmitAsync("Vérifier mes votes", votes);
        var saved = await CountAsync($"{Files} votes et la page", () => juror.SubmitAsync($"Enregistrer mes {Files} votes"));
        (saved - page).ShouldBeLessThanOrEqualTo(22 + Files);

        await journey.ToAsync(CommissionStage.Designated);
        (await CountAsync("le procès-verbal", () => juror.OpenAsync($"{session}/proces-verbal"))).ShouldBeLessThanOrEqualTo(22);
        var authority = await app.SignedInAsync(Role.Authority);
        (await CountAsync("la désignation", () => authority.OpenAsync($"/gestion/appels/{journey.Call}/designation")))
            .ShouldBeLessThanOrEqualTo(22);

        async Task<int> CountAsync(string what, Func<Task> act)
        {
            requests.Clear();
            await act();
            output.WriteLine($"{what}: {requests.Count}");
            return requests.Count;
        }
    }
}
