using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Jury;

/// <summary>
/// What others do while the jury is being convened. The storage holds one request back while the other act goes on, as a slow
/// network does; the invariants of each app are checked when it stops.
/// </summary>
public sealed class ConveningTests
{
    private static readonly object Ground = new { ground = "elected" };

    /// <summary>Nobody votes on the first application.</summary>
    private static readonly CommissionPlan OthersVotedOn = new() { Vote = (candidate, _) => candidate == 0 ? null : "for" };

    [Fact]
    public async Task A_withdrawal_saved_after_the_convening_takes_its_item_off_and_the_call_goes_on()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, OthersVotedOn);
        Reply? convened = null;
        Before(storage, app, request => Saves(request, "/applications", "ApplicationWithdrawn"), async () =>
            convened = await ConveneAsync(journey));

        (await WithdrawAsync(journey)).Status.ShouldBe(204);

        Agenda(convened.ShouldNotBeNull().Ok()).ShouldContain(journey.First.Number, "the convening came first");
        Agenda(await journey.Secretary.GetAsync(journey.SessionPath))
            .ShouldBe(journey.Candidates.Skip(1).Select(candidate => candidate.Number), ignoreOrder: true);
        await journey.ToAsync(CommissionStage.Published);
    }

    [Fact]
    public async Task A_withdrawal_whose_effect_finds_no_session_yet_is_seen_by_the_convening()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed, OthersVotedOn);

        var (withdrawn, convened) = await WhileConvenedAsync(
            storage, journey, request => Saves(request, "/applications", "ApplicationWithdrawn"), () => WithdrawAsync(journey));

        (withdrawn.Status, convened.Status).ShouldBe((204, 200));
        Agenda(convened).ShouldNotContain(journey.First.Number);
        await journey.ToAsync(CommissionStage.Published);
    }

    [Fact]
    public async Task A_recusal_whose_effect_finds_no_session_yet_counts_in_the_quorum()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);

        var (recused, convened) = await WhileConvenedAsync(
            storage, journey, request => Saves(request, "/applications", "JurorRecused"), () =>
                journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", Ground));

        (recused.Status, convened.Status).ShouldBe((204, 200));
        convened.Json.GetProperty("agenda").EnumerateArray()
            .Select(item => (item.GetProperty("number").GetString(), item.GetProperty("needed").GetInt32()))
            .ShouldContain((journey.First.Number, 1), "half of two, where the others need half of three");
    }

    [Fact]
    public async Task A_recusal_that_meets_drafted_minutes_is_noted_there_and_asks_for_nothing_more()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Voted, new CommissionPlan { Vote = (candidate, juror) => candidate == 2 && juror == 3 ? null : "for" });
        var file = journey.Candidates[2];
        Before(storage, app, request => Saves(request, "/applications", "JurorRecused"), async () =>
            (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok());

        (await journey.Juror(3).PostAsync($"{file.Path}/recusals", Ground)).Status.ShouldBe(204);

        (await app.EffectsAsync()).ShouldBe(0);
        var minutes = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json;
        minutes.GetProperty("lateRecusals").EnumerateArray().Select(
            late => (late.GetProperty("number").GetString(), late.GetProperty("juror").GetString())).ShouldBe([(file.Number, "juror-3")]);
        (await journey.Juror(1).GetAsync($"/jury/seances/{journey.Call}-seance/proces-verbal"))
            .Ok().Text.ShouldContain("Déports déclarés trop tard");
    }

    [Fact]
    public async Task A_withdrawal_that_meets_drafted_minutes_ends_there_and_cannot_be_designated()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        Before(storage, app, request => Saves(request, "/applications", "ApplicationWithdrawn"), () => MinuteAsync(journey));

        (await WithdrawAsync(journey)).Status.ShouldBe(204);

        (await app.EffectsAsync()).ShouldBe(0);
        (await journey.SignAsync(journey.Juror(1))).Ok();
        (await journey.SignAsync(journey.Secretary)).Ok();
        (await journey.Secretary.PostAsync($"{journey.CallPath}/proposal")).Ok();
        (await journey.DesignateAsync([journey.First])).Problem.ShouldBe("designation-mal-ecrite");
        (await journey.DesignateAsync(
            journey.Candidates.Skip(1), (journey.First, "Retirée par son porteur."), (journey.Candidates[2], "La suivante."))).Status
                .ShouldBe(200);
    }

    [Fact]
    public async Task A_review_saved_after_the_convening_does_not_count()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed, new CommissionPlan { Score = (_, juror) => juror == 1 ? 3 : null });
        await journey.AssignAsync(journey.Candidates[2], "juror-2");
        Before(storage, app, request => Saves(request, "/reviews", "ReviewFinalised"), () => ConveneAsync(journey));

        (await ReviewAsync(journey, 2, 5)).Status.ShouldBe(200, "it read the call before the convening");

        (await journey.Secretary.GetAsync($"{journey.CallPath}/ranking")).Ok().Json.GetProperty("ranking").EnumerateArray()
            .ShouldAllBe(line => line.GetProperty("mean").GetString() == "3,00" && line.GetProperty("rank").GetInt32() == 1
                && line.GetProperty("reviews").GetInt32() == 1);
        await journey.ToAsync(CommissionStage.Minuted);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("items").EnumerateArray()
            .ShouldAllBe(item => item.GetProperty("marks").GetProperty("sum").GetInt32() == 300
                && item.GetProperty("marks").GetProperty("count").GetInt32() == 1);
    }

    [Fact]
    public async Task A_convening_that_was_killed_after_the_call_noted_it_is_finished_when_it_is_asked_again()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        await NoteAsync(journey);

        (await journey.Secretary.GetAsync(journey.SessionPath)).Status.ShouldBe(404);
        (await WithdrawAsync(journey)).Problem.ShouldBe("retrait-trop-tard");
        (await journey.Juror(2).PostAsync($"{journey.First.Path}/recusals", Ground)).Ok();
        var convened = await ConveneAsync(journey);

        convened.Status.ShouldBe(201);
        Agenda(convened).Count().ShouldBe(3);
        (await ConveneAsync(journey)).Status.ShouldBe(200);
        await journey.ToAsync(CommissionStage.Seated);
    }

    [Fact]
    public async Task A_call_whose_last_application_is_withdrawn_while_the_jury_is_convened_still_comes_to_its_end()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed, new CommissionPlan { Applications = 1, Vote = (_, _) => null });
        Before(storage, app, request => Saves(request, "/applications", "ApplicationWithdrawn"), () => NoteAsync(journey));

        (await WithdrawAsync(journey)).Status.ShouldBe(204);

        Agenda((await ConveneAsync(journey)).Ok()).ShouldBeEmpty();
        await journey.ToAsync(CommissionStage.Published);
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Ok().Json.GetProperty("laureates").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task No_session_while_an_application_waits_for_its_decision_and_the_refusal_freezes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        foreach (var candidate in journey.Candidates.Skip(1))
        {
            (await journey.Secretary.PostAsync($"{candidate.Path}/eligibility", new { admissible = true })).Ok();
        }

        (await journey.Secretary.PutAsync($"{journey.CallPath}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();

        var refused = await ConveneAsync(journey);

        (refused.Status, refused.Problem).ShouldBe((409, "candidatures-sans-decision"));
        refused.Text.ShouldContain(journey.First.Number);
        (await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/seance")).Ok().Text.ShouldContain("attend encore sa décision");
        (await journey.Secretary.PostAsync(
            $"{journey.First.Path}/eligibility", new { admissible = false, reasons = new[] { "Hors sujet." } })).Ok();
        Agenda((await ConveneAsync(journey)).Ok()).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Once_the_jury_is_convened_the_instruction_is_over_however_far_its_dates()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed, new CommissionPlan { Score = (_, juror) => juror == 1 ? 3 : null });
        await journey.AssignAsync(journey.Candidates[2], "juror-2");
        await journey.ToAsync(CommissionStage.Convened);

        (await ReviewAsync(journey, 2, 5)).Problem.ShouldBe("evaluations-figees");
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" })).Problem
            .ShouldBe("instruction-close");
        (await journey.Secretary.PostAsync(
            $"{journey.CallPath}/assignments",
            new { assignments = new[] { new { application = journey.First.Id, jurors = new[] { "juror-3" } } } })).Problem
                .ShouldBe("instruction-close");
        (await WithdrawAsync(journey)).Problem.ShouldBe("retrait-trop-tard");
        (await journey.Juror(2).GetAsync($"/jury/dossiers/{journey.Candidates[2].Id}"))
            .Ok().Text.ShouldContain("les évaluations ne changent plus");
        await journey.ToAsync(CommissionStage.Signed);
        (await ReviewAsync(journey, 2, 5)).Problem.ShouldBe("evaluations-figees", "nor after both signatures, knowing the votes");
        await journey.ToAsync(CommissionStage.Proposed);
        app.Now.ShouldBeLessThan(journey.ReviewsBy);
    }

    private static Task<Reply> ConveneAsync(CommissionJourney journey) => journey.Secretary.PostAsync($"{journey.CallPath}/sessions");

    private static Task<Reply> WithdrawAsync(CommissionJourney journey) => journey.Applicant.PostAsync($"{journey.First.Path}/withdrawal");

    private static Task<Reply> ReviewAsync(CommissionJourney journey, int juror, int score) => journey.Juror(juror).PutAsync(
        journey.Candidates[2].MyReview, new { scores = new { projet = score, portage = score }, final = true }, ("If-None-Match", "*"));

    private static async Task MinuteAsync(CommissionJourney journey)
    {
        (await ConveneAsync(journey)).Ok();
        foreach (var juror in Enumerable.Range(1, 3))
        {
            (await journey.SeatAsync(juror)).Ok();
        }

        foreach (var candidate in journey.Candidates)
        {
            foreach (var juror in Enumerable.Range(1, 3))
            {
                (await journey.VoteAsync(juror, candidate, "for")).Ok();
            }
        }

        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Ok();
    }

    /// <summary>What a convening leaves that is killed before its session is saved.</summary>
    private static async Task NoteAsync(CommissionJourney journey)
    {
        var calls = journey.App.Services.GetRequiredService<CallStore>();
        var act = new Act(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []), journey.App.Now);
        var noted = await calls.ActAsync(
            await calls.LoadAsync(journey.Call, CancellationToken.None),
            new CallCommand.NoteSession(SessionStore.IdOf(journey.Call), []), act);
        noted.IsRefused.ShouldBeFalse();
    }

    private static IEnumerable<string?> Agenda(Reply session) =>
        session.Json.GetProperty("agenda").EnumerateArray().Select(item => item.GetProperty("number").GetString());

    private static bool Saves(StorageRequest request, string table, string fact)
    {
        var body = Encoding.UTF8.GetString(request.Body);
        return request.IsTransaction && body.Contains(table, StringComparison.Ordinal) && body.Contains(fact, StringComparison.Ordinal);
    }

    /// <summary>Holds the first such request back until the act is done.</summary>
    private static void Before(FaultyStorage storage, TestApp app, Func<StorageRequest, bool> isIt, Func<Task> act) =>
        storage.Watch = async (request, done) =>
    {
        if (!done && isIt(request))
        {
            storage.Watch = (_, _) => Task.CompletedTask;
            // Nothing rests while a request is held.
            app.RestsAfterActs = false;
            await act();
            app.RestsAfterActs = true;
        }
    };

    /// <summary>
    /// The act has read the call and is about to be saved; the convening reads its agenda and is about to be saved; then the act
    /// is saved and all that follows from it done; then the session is saved. Returns the act, and the session once what followed is done.
    /// </summary>
    private static async Task<(Reply Act, Reply Session)> WhileConvenedAsync(
        FaultyStorage storage, CommissionJourney journey, Func<StorageRequest, bool> isAct, Func<Task<Reply>> act)
    {
        var (read, done) =
            (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
                new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Task<Reply>? convening = null;
        storage.Watch = async (request, isDone) =>
        {
            if (!isDone && isAct(request))
            {
                convening = ConveneAsync(journey);
                await read.Task;
            }
            else if (!isDone && Saves(request, "/sessions", "SessionConvened") && read.TrySetResult())
            {
                await done.Task;
            }
        };
        journey.App.RestsAfterActs = false;
        var acted = await act();
        storage.Watch = (_, _) => Task.CompletedTask;
        done.SetResult();
        (await convening.ShouldNotBeNull()).Status.ShouldBe(201);
        journey.App.RestsAfterActs = true;
        await journey.App.SettleAsync();
        return (acted, await journey.Secretary.GetAsync(journey.SessionPath));
    }
}
