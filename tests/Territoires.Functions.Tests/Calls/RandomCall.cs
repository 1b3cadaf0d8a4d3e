using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Calls;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Calls;

/// <summary>
/// One call of <see cref="RandomRules"/> with what its people leave undone, through the API. It is played beside others, stage by stage,
/// so that the clock passes once for all of them.
/// </summary>
internal sealed class RandomCall(TestApp app, int seed, CallRulesRequest rules, Undone undone)
{
    private static readonly string[] Communes = ["29019", "44109", "59512", "94054"];

    private readonly List<(string Path, string Number)> files = [];
    private readonly List<int> admissible = [];
    private IReadOnlyList<string> laureates = [];

    public int Seed => seed;

    /// <summary>The chapters, and what is not done: what a failure is understood by.</summary>
    public string Told => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {seed} (deposit {TakesApplications}, marks {HasReading}, jury {rules.Jury}, long list {rules.Spotting?.AtLeast}, "
            + $"short list {rules.Screening?.Keeps}, {rules.Places} places; undone: {undone})");

    /// <summary>How it must end without a list; null where its list is published.</summary>
    public CallEndKind? Expected => undone switch
    {
        Undone.NoFile or Undone.AllRefused or Undone.NothingAdopted => CallEndKind.Fruitless,
        Undone.Nothing or Undone.Unreviewed or Undone.SilentJuror => null,
        Undone.NoPanel when !rules.Jury => null,
        _ => CallEndKind.Cancelled,
    };

    public static DateTimeOffset Instant(string? local)
    {
        var time = DateTime.ParseExact(local!, "s", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris").GetUtcOffset(time)).ToUniversalTime();
    }

    private string Id => string.Create(CultureInfo.InvariantCulture, $"tire-{seed}");

    private string Call => $"/api/calls/{Id}";

    private bool TakesApplications => rules.Calendar.Closes is not null;

    private bool HasReading => rules.Grid.Count > 0;

    private bool IsSorted => TakesApplications || rules.Screening is not null;

    private string Session => $"/api/sessions/{Id}-seance";

    private Caller Administrator => app.As(Role.Administrator);

    private Caller Secretary => app.As(Role.Secretary);

    public async Task OpenAsync()
    {
        (await Administrator.PutAsync(Call, rules, ("If-None-Match", "*"))).Ok();
        (await Administrator.PostAsync($"{Call}/opening")).Ok();
    }

    public async Task FillAsync()
    {
        for (var i = 0; i < Math.Max(2, rules.Spotting?.AtLeast ?? 0) && undone != Undone.NoFile; i++)
        {
            files.Add(TakesApplications ? await ApplyAsync(i) : await WriteAsync(i));
        }
    }

    public async Task ExamineAsync()
    {
        for (var i = 0; i < files.Count; i++)
        {
            var admitted = undone != Undone.AllRefused && i < (rules.Screening?.Keeps ?? int.MaxValue);
            if (IsSorted && !(undone == Undone.Undecided && i == 0))
            {
                var reasons = admitted ? Array.Empty<string>() : ["Le projet ne répond pas à l’appel."];
                (await Secretary.PostAsync($"{files[i].Path}/eligibility", new { admissible = admitted, reasons })).Ok();
            }

            if (!IsSorted || admitted)
            {
                admissible.Add(i);
            }
        }

        if ((rules.Jury || HasReading) && undone != Undone.NoPanel)
        {
            (await Secretary.PutAsync($"{Call}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();
            await ReviewAsync();
        }
    }

    public async Task DeliberateAsync()
    {
        if (!rules.Jury || undone == Undone.NotConvened)
        {
            return;
        }

        var convened = await Secretary.PostAsync($"{Call}/sessions");
        if (undone is Undone.NoFile or Undone.Undecided or Undone.AllRefused or Undone.NoPanel)
        {
            convened.Problem.ShouldNotBeNull(Told);
            return;
        }

        convened.Ok();
        foreach (var juror in new[] { 1, 2, 3 })
        {
            (await Juror(juror).PostAsync($"{Session}/attendance")).Ok();
        }

        foreach (var juror in new[] { 1, 2, 3 })
        {
            await VoteAsync(juror);
        }

        var drafted = await Secretary.PostAsync($"{Session}/minutes");
        if (undone == Undone.NobodyVotes)
        {
            drafted.Problem.ShouldBe("votes-manquants", Told);
            return;
        }

        drafted.Ok();
        (await Juror(1).PostAsync($"{Session}/minutes/signatures")).Ok();
        if (undone != Undone.Unsigned)
        {
            (await Secretary.PostAsync($"{Session}/minutes/signatures")).Ok();
        }

        if (undone is not (Undone.Unsigned or Undone.NotProposed))
        {
            (await Secretary.PostAsync($"{Call}/proposal")).Ok();
        }
    }

    public async Task ChooseAsync()
    {
        laureates = rules.Jury ? await ProposedAsync() : [.. admissible.Take(rules.Places).Select(file => files[file].Number)];
        if (undone == Undone.NotDesignated || laureates.Count == 0)
        {
            return;
        }

        var designated = await app.As(Role.Authority).PostAsync($"{Call}/designation", new { laureates });
        if (undone == Undone.Undecided)
        {
            designated.Problem.ShouldBe("candidatures-sans-decision", Told);
            return;
        }

        designated.Ok();
        if (undone != Undone.NotScheduled)
        {
            (await Administrator.PostAsync($"{Call}/publication", new { at = Instant(rules.Calendar.EarliestPublication) })).Ok();
        }
    }

    /// <summary>Whatever is left undone, the call still waits, and an administrator ends it.</summary>
    public async Task EndAsync()
    {
        (await StatusAsync()).ShouldBe(OrchestrationRuntimeStatus.Running, Told);
        if (Expected is { } kind)
        {
            (await Administrator.PostAsync($"{Call}/end", new { kind, reason = "Rien ne peut plus être désigné." })).Ok();
        }
    }

    public async Task CheckAsync()
    {
        (await StatusAsync()).ShouldBe(OrchestrationRuntimeStatus.Completed, Told);
        var list = await app.As().GetAsync($"{Call}/laureates");
        var call = (await app.As().GetAsync(Call)).Ok();
        (await app.As().GetAsync($"/appels/{Id}")).Status.ShouldBe(200, Told);
        if (Expected is not { } kind)
        {
            (call.String("stage"), laureates.Count > 0).ShouldBe(("published", true), Told);
            list.Ok().Json.GetProperty("laureates").GetArrayLength().ShouldBe(laureates.Count, Told);
        }
        else
        {
            (call.String("stage"), list.Status).ShouldBe(("ended", 404), Told);
            call.Json.GetProperty("ended").GetProperty("kind").GetString().ShouldBe(
                JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), Told);
        }
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync() =>
        (await app.Host.DurableClient.GetInstanceAsync(InstanceIds.Call(Id), getInputsAndOutputs: false))?.RuntimeStatus;

    private Caller Juror(int juror) => app.AsActor(
        new Actor(string.Create(CultureInfo.InvariantCulture, $"juror-{juror}"), new HashSet<Role> { Role.Juror }, null, []));

    private async Task<(string Path, string Number)> ApplyAsync(int file)
    {
        var applicant = app.As(Role.Applicant);
        var key = string.Create(CultureInfo.InvariantCulture, $"tire-{seed}-{file}");
        var draft = (await applicant.PostAsync($"{Call}/applications", null, ("Idempotency-Key", key))).Ok();
        var path = draft.Location!;
        (await applicant.PatchAsync(path, new CommissionPlan().Content(file), ("If-Match", draft.ETag!))).Ok();
        foreach (var kind in rules.RequiredDocuments)
        {
            (await applicant.PutPdfAsync($"{path}/documents/{kind}", TestCalls.Pdf(), ("If-None-Match", "*"))).Ok();
        }

        object? signed = rules.SignatureRequired
            ? new { signature = new { name = "Dominique Fictif", function = "Maire", certified = true } }
            : null;
        return (path, (await applicant.PostAsync($"{path}/submission", signed, ("Idempotency-Key", key))).Ok().String("number"));
    }

    private async Task<(string Path, string Number)> WriteAsync(int file)
    {
        var written = (await Secretary.PostAsync(
            $"{Call}/files",
            new { title = $"Le lieu de {Communes[file]}", bodies = new[] { new { written = Communes[file], code = Communes[file] } } },
            ("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"tire-{seed}-{file}")))).Ok();
        return ($"/api/applications/{written.String("id")}", written.String("number"));
    }

    private async Task ReviewAsync()
    {
        string[] jurors = ["juror-1", "juror-2"];
        foreach (var file in HasReading ? admissible : [])
        {
            if (undone == Undone.Undecided && file == 0)
            {
                continue;
            }

            (await Secretary.PostAsync(
                $"{Call}/assignments",
                new { assignments = new[] { new { application = ApplicationKeyOf(file), jurors } } })).Ok();
            for (var juror = 1; juror <= (undone == Undone.Unreviewed ? 1 : 2); juror++)
            {
                var scores = rules.Grid.ToDictionary(criterion => criterion.Key, _ => 5 - file);
                (await Juror(juror).PutAsync(
                    $"{files[file].Path}/reviews/mine", new { scores, comment = "Lu.", final = true }, ("If-None-Match", "*"))).Ok();
            }
        }
    }

    private string ApplicationKeyOf(int file) => files[file].Path.Split('/')[^1];

    private async Task VoteAsync(int juror)
    {
        foreach (var file in admissible)
        {
            if (undone != Undone.NobodyVotes && !(undone == Undone.SilentJuror && juror == 3))
            {
                var choice = undone == Undone.NothingAdopted ? "against" : "for";
                (await Juror(juror).PostAsync($"{Session}/votes", new { application = ApplicationKeyOf(file), choice })).Ok();
            }
        }
    }

    private async Task<IReadOnlyList<string>> ProposedAsync() =>
        await app.As(Role.Authority).GetAsync($"{Call}/proposal") is { Status: 200 } proposal
            ? [.. proposal.Json.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("number").GetString()!)]
            : [];
}
