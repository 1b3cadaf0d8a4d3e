using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Territories;

namespace Territoires.Tests.TestSupport;

/// <summary>
/// A call with hundreds of applications, decided by the domain and saved by the store as they would be, each in one
/// transaction: what they look like on a page is tested, not how they came.
/// </summary>
public sealed class ManyApplications
{
    /// <summary>The first of them wait for their eligibility decision, the next are refused, the others are admissible.</summary>
    public const int Undecided = 120;
    public const int Refused = 10;
    public const int Unassigned = 70;

    /// <summary>Reviews that juror-1 has made final.</summary>
    public const int Final = 3;

    private static readonly DateTimeOffset At = TestApp.Start.AddHours(1);
    private static readonly Act Secretary = new(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []), At);

    private readonly AggregateTable<ApplicationState, ApplicationFact> table;
    private readonly ApplicationIndex index;
    private readonly TableClient reviews;
    private readonly bool reviewed;

    private ManyApplications(IServiceProvider services, bool reviewed = false)
    {
        this.reviewed = reviewed;
        table = new(
            services.GetRequiredService<StorageClients>(), TableKeys.ApplicationsTable, ApplicationEvolution.Evolve, (_, _) => null,
            services.GetRequiredService<Measures>(), ListedApplication.Of, application => application.AwaitsEligibility);
        index = services.GetRequiredService<ApplicationIndex>();
        reviews = services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.ReviewsTable);
    }

    /// <summary>Opens a call with three jurors and writes its applications; answers its name.</summary>
    /// <param name="app">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="reviewed">Whether each but the first, which waits for its decision, is admissible and reviewed by all three
    /// jurors.</param>
    public static async Task<string> WriteAsync(TestApp app, int count = 500, bool reviewed = false)
    {
        var id = await app.OpenCallAsync(TestCalls.Rules with { RequiredDocuments = [] });
        (await app.As(Role.Secretary).PutAsync($"/api/calls/{id}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();
        await new ManyApplications(app.Services, reviewed).WriteAsync(app, id, 0, count);
        return id;
    }

    /// <summary>Writes more of them, in the same call.</summary>
    public static Task AddAsync(TestApp app, string id, int from, int count) =>
        new ManyApplications(app.Services).WriteAsync(app, id, from, count);

    private async Task WriteAsync(TestApp app, string id, int from, int count)
    {
        var call = await app.Services.GetRequiredService<CallStore>().ReadAsync(id, CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (place, _) =>
            await WriteAsync(call, place));
    }

    private async Task WriteAsync(CallState call, int place)
    {
        var key = Text($"depot-{place}");
        var id = ApplicationKey.Of(call.Id, Guid.CreateVersion7(At));
        var owner = Text($"applicant-{place}");
        var content = new ApplicationContent
        {
            Title = Text($"Un quartier à vivre, n° {place + 1}"),
            LeadBodies = [Territory.Unknown(TerritoryKind.SyndicatMixte, Text($"Syndicat mixte fictif n° {place + 1}"))],
            DeclaredDepartements = [new DepartementCode("48")],
            Theme = "Comment faire\u00a0?",
            Summary = "En essayant.",
            Ambitions = ["Essayer"],
        };
        List<ApplicationCommand> commands =
        [
            new ApplicationCommand.StartDraft(id, owner, call),
            new ApplicationCommand.Edit(content, call),
            new ApplicationCommand.Submit(call, key, ApplicationNumber.Candidates(call.Id, id).First(), key),
        ];
        if (place >= (reviewed ? 1 : Undecided))
        {
            var admissible = reviewed || place >= Undecided + Refused;
            commands.Add(new ApplicationCommand.DecideEligibility(admissible, admissible ? [] : ["Hors du territoire."], call));
        }

        if (reviewed && place > 0)
        {
            commands.Add(new ApplicationCommand.Assign(["juror-1", "juror-2", "juror-3"], call));
        }
        else if (place >= Undecided + Refused + Unassigned)
        {
            commands.Add(new ApplicationCommand.Assign(place % 5 == 0 ? ["juror-2", "juror-3"] : ["juror-1", "juror-2"], call));
        }

        await index.AddAsync(owner, id);
        var saved = await table.ActAsync(new Loaded<ApplicationState>(id, null, 0, Domain.Journal.FactChain.Genesis, default), commands[^1],
            _ => All(commands), Secretary);
        var application = saved.Value.Aggregate.State!;
        if (reviewed && place > 0)
        {
            await ReviewAsync(call, application, application.Assigned);
        }
        else if (application.Assigned.Contains("juror-1") && place < Undecided + Refused + Unassigned + Final + 1)
        {
            await ReviewAsync(call, application, ["juror-1"]);
        }
    }

    /// <summary>The rows that the store would write, those of one application in one transaction: one by one they take a minute.</summary>
    private async Task ReviewAsync(CallState call, ApplicationState application, IReadOnlyList<string> jurors)
    {
        var actions = jurors.SelectMany(juror =>
        {
            var (id, context) = (ReviewId.Of(application.Id, juror), ReviewContext.Of(call, application, juror));
            var write = new ReviewCommand.Write(
                id, call.Id, application.Id, juror, call.Rules.Grid.ToDictionary(criterion => criterion.Key, _ => 4), "Lu.", context);
            var rows = new AggregateRows(TableKeys.Partition(TableKeys.ReviewsTable, id), id, 0, Domain.Journal.FactChain.Genesis);
            ReviewState? state = null;
            foreach (var fact in ReviewDecision.DecideAll(null, [write, new ReviewCommand.Finalise(context)], At).Value)
            {
                state = ReviewEvolution.Evolve(state, fact);
                rows.Add(fact, ReviewWords.Each, null, Secretary);
            }

            var listed = StoredJson.Write(ListedReview.Of(state!));
            return rows.Actions.Prepend(rows.StateRow(StoredJson.Write(state), listed, isAwaited: false, default));
        });
        await reviews.SubmitTransactionAsync([.. actions]);
    }

    private static Domain.Result<ApplicationFact[], ApplicationRefusal> All(IEnumerable<ApplicationCommand> commands)
    {
        var facts = new List<ApplicationFact>();
        ApplicationState? state = null;
        foreach (var command in commands)
        {
            var decided = ApplicationDecision.Decide(state, command, At);
            if (decided.IsRefused)
            {
                return decided.Refusal;
            }

            facts.AddRange(decided.Value);
            state = decided.Value.Aggregate(state, ApplicationEvolution.Evolve);
        }

        return facts.ToArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
