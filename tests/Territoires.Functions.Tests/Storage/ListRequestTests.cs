using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What desks and lists ask of storage when a call has 500 applications and 1,500 reviews, counted before it.</summary>
public sealed class ListRequestTests(ListRequestTests.Written written) : IClassFixture<ListRequestTests.Written>
{
    private const int Applications = 500;

    /// <summary>Of a page that lists.</summary>
    private const int Most = 20;

    [Theory]
    [InlineData("/", Role.Secretary)]
    [InlineData("/gestion", Role.Secretary)]
    [InlineData("/gestion/appels/{0}", Role.Secretary, 14)]
    [InlineData("/gestion/appels/{0}/recevabilite?page=4", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/affectations?page=4", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/evaluations?page=3", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/evaluations?recherche=quartier", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/recevabilite?recherche=quartier&tri=titre", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/recoupements", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/tableaux", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/chiffres", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/jury", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/seance", Role.Secretary)]
    [InlineData("/gestion/appels/{0}/designation", Role.Authority)]
    [InlineData("/gestion/appels/{0}/publication", Role.Administrator)]
    [InlineData("/gestion/personnes", Role.Administrator)]
    [InlineData("/gestion/echecs", Role.Administrator)]
    [InlineData("/jury", Role.Juror)]
    [InlineData("/jury/appels/{0}/mon-travail", Role.Juror)]
    [InlineData("/avis", Role.Service)]
    [InlineData("/candidatures", Role.Applicant)]
    public async Task A_page_asks_as_often_for_five_hundred_applications_as_for_three(string path, Role role, int most = Most)
    {
        var reader = role == Role.Juror ? written.Juror : await written.App.SignedInAsync(role);
        await reader.OpenAsync("/");

        var asked = await written.CountAsync(() => reader.OpenAsync(string.Format(null, path, written.Call)));

        reader.Status.ShouldBe(200);
        asked.ShouldBeInRange(1, most);
    }

    [Theory]
    [InlineData("/api/calls/{0}/applications", 20)]
    [InlineData("/api/calls/{0}/reviews", 20)]
    [InlineData("/api/calls", 20)]
    public async Task A_page_of_a_list_of_the_api_asks_for_no_more_than_it_shows(string path, int most)
    {
        var secretary = written.App.As(Role.Secretary);
        var address = string.Format(null, path, written.Call);
        var next = default(string);

        var first = await written.CountAsync(
            async () => next = (await secretary.GetAsync(address)).Ok().Json.GetProperty("next").GetString());
        first.ShouldBeInRange(1, most);
        if (next is not null)
        {
            (await written.CountAsync(async () => (await secretary.GetAsync($"{address}?after={next}")).Ok())).ShouldBeInRange(1, most);
        }
    }

    [Fact]
    public async Task A_decision_on_eligibility_asks_six_times_at_the_most()
    {
        var secretary = written.App.As(Role.Secretary);
        var all = await written.App.Services.GetRequiredService<ApplicationStore>().ListAsync(written.Call, CancellationToken.None);
        var id = all.Single(application => application.AwaitsEligibility).Id;

        var asked = await written.CountAsync(
            async () => (await secretary.PostAsync($"/api/applications/{id}/eligibility", new { admissible = true })).Ok());

        asked.ShouldBeInRange(1, 6);
    }

    public sealed class Written : IAsyncLifetime
    {
        private readonly ConcurrentQueue<StorageRequest> requests = new();
        private FaultyStorage storage = null!;

        public TestApp App { get; private set; } = null!;

        public string Call { get; private set; } = string.Empty;

        /// <summary>Of the jury that the call has.</summary>
        public Browser Juror { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
            // What follows an act is counted apart.
            App = await TestApp.StartAsync(
                storage.ConnectionString, settings: new Dictionary<string, string?> { ["AzureWebJobs.RunEffects.Disabled"] = "true" });
            App.RestsAfterActs = false;
            Call = await ManyApplications.WriteAsync(App, Applications, reviewed: true);
            Juror = await App.JurorAsync("juror-1");
            storage.Watch = (request, done) =>
            {
                if (!done && !request.IsOfTheHost)
                {
                    requests.Enqueue(request);
                }

                return Task.CompletedTask;
            };
        }

        public async Task<int> CountAsync(Func<Task> act)
        {
            requests.Clear();
            await act();
            return requests.Count;
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await storage.DisposeAsync();
        }
    }
}
