using System.Globalization;
using Territoires.Web.Received;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// One call on its way from its applications to its published list. Everybody whose turn it is acts through the API, as
/// the plan says; a test takes over at the stage that it is about.
/// </summary>
public sealed class CommissionJourney
{
    private static readonly TimeSpan Counting = TimeSpan.FromMinutes(5);

    private readonly CommissionPlan plan;
    private readonly CallRulesRequest rules;
    private readonly List<Candidate> candidates;

    private CommissionJourney(
        TestApp app, string call, CommissionPlan plan, CallRulesRequest rules, List<Candidate> candidates, CommissionStage stage)
    {
        App = app;
        Call = call;
        this.plan = plan;
        this.rules = rules;
        this.candidates = candidates;
        Closes = Instant(rules.Calendar.Closes);
        Stage = stage;
    }

    public TestApp App { get; }

    public string Call { get; }

    public CommissionStage Stage { get; private set; }

    /// <summary>In the order of the plan, which is not that of their numbers.</summary>
    public IReadOnlyList<Candidate> Candidates => candidates;

    public Candidate First => candidates[0];

    /// <summary>As it stands: <see cref="ExtendAsync"/> moves it.</summary>
    public DateTimeOffset Closes { get; private set; }

    public DateTimeOffset ReviewsBy => Instant(rules.Calendar.ReviewsBy);

    public DateTimeOffset EarliestPublication => Instant(rules.Calendar.EarliestPublication);

    public string CallPath => $"/api/calls/{Call}";

    public string SessionPath => $"/api/sessions/{Call}-seance";

    public Caller Applicant => App.As(Role.Applicant);

    public Caller Secretary => App.As(Role.Secretary);

    public Caller Authority => App.As(Role.Authority);

    public Caller Administrator => App.As(Role.Administrator);

    /// <summary>The service of the département in which the applications of the plan lie.</summary>
    public Caller Service => ServiceOf("48");

    public static async Task<CommissionJourney> OpenAsync(TestApp app, CommissionPlan? plan = null)
    {
        plan ??= new CommissionPlan();
        var rules = plan.Rules ?? CommissionPlan.RulesAt(app.Now);
        var call = await app.OpenCallAsync(rules);
        var journey = new CommissionJourney(app, call, plan, rules, [], CommissionStage.Open);
        if (app.Now < Instant(rules.Calendar.Opens))
        {
            await app.AdvanceToAsync(Instant(rules.Calendar.Opens));
        }

        for (var i = 0; i < plan.Applications; i++)
        {
            journey.candidates.Add(await journey.ApplyAsync(i));
        }

        return journey;
    }

    public static async Task<CommissionJourney> ToAsync(TestApp app, CommissionStage stage, CommissionPlan? plan = null) =>
        await (await OpenAsync(app, plan)).ToAsync(stage);

    public Caller Juror(int juror) => App.AsActor(Person(Role.Juror, string.Create(CultureInfo.InvariantCulture, $"juror-{juror}")));

    public Caller ServiceOf(string departement) =>
        App.AsActor(new Actor($"ddt-{departement}", new HashSet<Role> { Role.Service }, null, [departement]));

    public async Task<CommissionJourney> ToAsync(CommissionStage stage)
    {
        while (Stage < stage)
        {
            await StepAsync(Stage + 1);
            await App.SettleAsync();
            Stage++;
        }

        return this;
    }

    /// <summary>Puts off the closing; when that is done the journey is at its applications again.</summary>
    public async Task<Reply> ExtendAsync(DateTimeOffset closes, string reason)
    {
        var local = TimeZoneInfo.ConvertTime(closes, TimeZoneInfo.FindSystemTimeZoneById(rules.Calendar.Zone))
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var reply = await Administrator.PostAsync($"{CallPath}/extensions", new { closes = local, reason });
        await App.SettleAsync();
        if (reply.Status == 200)
        {
            (Closes, Stage) = (closes, CommissionStage.Open);
        }

        return reply;
    }

    public async Task AssignAsync(Candidate candidate, params string[] jurors) => (await Secretary.PostAsync(
        $"{CallPath}/assignments", new { assignments = new[] { new { application = candidate.Id, jurors } } })).Ok();

    public Task<Reply> VoteAsync(int juror, Candidate candidate, string choice) =>
        Juror(juror).PostAsync($"{SessionPath}/votes", new { application = candidate.Id, choice });

    public Task<Reply> SeatAsync(int juror) => Juror(juror).PostAsync($"{SessionPath}/attendance");

    public Task<Reply> SignAsync(Caller signatory) => signatory.PostAsync($"{SessionPath}/minutes/signatures");

    public Task<Reply> DesignateAsync(IEnumerable<Candidate> laureates, params (Candidate Candidate, string Reason)[] reasons) =>
        Authority.PostAsync(
        $"{CallPath}/designation",
        new
        {
            laureates = laureates.Select(laureate => laureate.Number).ToArray(),
            reasons = reasons.Select(reason => new { number = reason.Candidate.Number, reason = reason.Reason }).ToArray()
        });

    public Task<Reply> ScheduleAsync(DateTimeOffset at) => Administrator.PostAsync($"{CallPath}/publication", new { at });

    private Task StepAsync(CommissionStage next) => next switch
    {
        CommissionStage.Closed => App.AdvanceToAsync(Closes + Counting),
        CommissionStage.Checked => CheckAsync(),
        CommissionStage.PanelSet => OkAsync(Secretary.PutAsync($"{CallPath}/panel", plan.Panel, ("If-None-Match", "*"))),
        CommissionStage.Reviewed => ReviewAsync(),
        CommissionStage.Convened => OkAsync(Secretary.PostAsync($"{CallPath}/sessions")),
        CommissionStage.Seated => EachAsync(plan.Present ?? [.. Enumerable.Range(1, plan.Seats)], SeatAsync),
        CommissionStage.Voted => VoteAsync(),
        CommissionStage.Minuted => OkAsync(Secretary.PostAsync($"{SessionPath}/minutes")),
        CommissionStage.Signed => EachAsync([Juror(1), Secretary], SignAsync),
        CommissionStage.Proposed => OkAsync(Secretary.PostAsync($"{CallPath}/proposal")),
        CommissionStage.Designated => FollowProposalAsync(),
        CommissionStage.Scheduled => OkAsync(ScheduleAsync(EarliestPublication)),
        CommissionStage.Published => App.AdvanceToAsync(EarliestPublication),
        _ => throw new InvalidOperationException($"Nothing leads to {next}."),
    };

    private async Task<Candidate> ApplyAsync(int candidate)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"candidature-{candidate}");
        var path = await Applicant.CompleteDraftAsync(Call, key, rules.ShowsAnswers ? plan.Content(candidate) : null);
        var tag = (await Applicant.GetAsync(path)).ETag!;
        (await Applicant.PatchAsync(path, plan.Content(candidate), ("If-Match", tag))).Ok();
        return new Candidate(path, (await Applicant.SubmitAsync(path, key)).Ok().String("number"));
    }

    private Task CheckAsync() =>
        EachAsync(candidates, candidate => Secretary.PostAsync($"{candidate.Path}/eligibility", new { admissible = true }));

    private async Task ReviewAsync()
    {
        var given = (from candidate in Enumerable.Range(0, candidates.Count)
                     from juror in Enumerable.Range(1, plan.Seats)
                     where plan.Score(candidate, juror) is not null
                     select (Candidate: candidates[candidate], Juror: juror, Score: plan.Score(candidate, juror)!.Value)).ToArray();
        foreach (var lines in given.GroupBy(review => review.Candidate))
        {
            await AssignAsync(lines.Key, [.. lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"juror-{line.Juror}"))]);
        }

        await EachAsync(given, review => Juror(review.Juror).PutAsync(
            $"{review.Candidate.Path}/reviews/mine",
            new { scores = rules.Grid.ToDictionary(criterion => criterion.Key, _ => review.Score), comment = "Lu.", final = true },
            ("If-None-Match", "*")));
    }

    private Task VoteAsync() => EachAsync(
        from candidate in Enumerable.Range(0, candidates.Count)
        from juror in plan.Present ?? [.. Enumerable.Range(1, plan.Seats)]
        where plan.VoteOf(candidate, juror) is not null
        select (Candidate: candidates[candidate], Juror: juror, Choice: plan.VoteOf(candidate, juror)!),
        vote => VoteAsync(vote.Juror, vote.Candidate, vote.Choice));

    private async Task FollowProposalAsync()
    {
        var lines = (await Secretary.GetAsync($"{CallPath}/proposal")).Ok().Json.GetProperty("lines").EnumerateArray();
        (await DesignateAsync(
            lines.Select(line => candidates.Single(candidate => candidate.Number == line.GetProperty("number").GetString())))).Ok();
    }

    private static async Task EachAsync<T>(IEnumerable<T> all, Func<T, Task<Reply>> act)
    {
        foreach (var one in all)
        {
            (await act(one)).Ok();
        }
    }

    private static async Task OkAsync(Task<Reply> reply) => (await reply).Ok();

    private static DateTimeOffset Instant(string? local)
    {
        ArgumentNullException.ThrowIfNull(local);
        var time = DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris").GetUtcOffset(time)).ToUniversalTime();
    }

    private static Actor Person(Role role, string id) => new(id, new HashSet<Role> { role }, null, []);
}

/// <summary>One submitted application.</summary>
/// <param name="Path">Its address in the API.</param>
/// <param name="Number">Its public number.</param>
public sealed record Candidate(string Path, string Number)
{
    public string Id => Path.Split('/')[^1];

    public string Document => $"{Path}/documents/{Domain.Applications.DocumentKind.NoteOpportunite}";

    public string MyReview => $"{Path}/reviews/mine";
}
