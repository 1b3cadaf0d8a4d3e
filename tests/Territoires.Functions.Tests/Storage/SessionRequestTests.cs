using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What the pages of a session ask of storage once its minutes are signed, counted before it.</summary>
public sealed class SessionRequestTests
{
    private const int Most = 20;

    [Fact]
    public async Task The_pages_of_a_session_ask_as_often_as_a_list_may()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Signed);
        var juror = await app.JurorAsync("juror-1");
        var asked = 0;
        storage.Watch = (request, done) =>
        {
            if (!done && !request.IsOfTheHost)
            {
                Interlocked.Increment(ref asked);
            }

            return Task.CompletedTask;
        };

        foreach (var (role, path) in new[]
        {
            (Role.Juror, $"/jury/seances/{journey.Call}-seance"),
            (Role.Juror, $"/jury/seances/{journey.Call}-seance/proces-verbal"),
            (Role.Juror, $"/jury/appels/{journey.Call}/mon-travail"),
            (Role.Secretary, $"/gestion/appels/{journey.Call}/seance"),
            (Role.Secretary, $"/gestion/appels/{journey.Call}/evaluations"),
            (Role.Authority, $"/gestion/appels/{journey.Call}/designation"),
        })
        {
            var reader = role == Role.Juror ? juror : await app.SignedInAsync(role);
            await reader.OpenAsync("/");
            await app.SettleAsync();
            Volatile.Write(ref asked, 0);
            await reader.OpenAsync(path);
            reader.Status.ShouldBe(200, path);
            Volatile.Read(ref asked).ShouldBeInRange(1, Most, path);
        }
    }
}
