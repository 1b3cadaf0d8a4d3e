using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
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
    private readonly ReviewStore reviews;

    private ManyApplications(IServiceProvider services)
    {
        table = new(services.GetRequiredService<StorageClients>(), TableKeys.ApplicationsTable, ApplicationEvolution.Evolve, (_, _) => null,
            ListedApplication.Of, application => application.AwaitsEligibility);
        index = services.GetRequiredService<ApplicationIndex>();
        reviews = services.GetRequiredService<ReviewStore>();
    }

    /// <summary>Opens a call with three jurors and writes its applications; returns its name.</summary>
    public static async Task<string> WriteAsync(TestApp app, int count = 500)
    {
        var id = await app.OpenCallAsync(TestCalls.Rules with { RequiredDocuments = [] });
        (await app.As(Role.Secretary).PutAsync($"/api/calls/{id}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();
        var call = await app.Services.GetRequiredService<CallStore>().ReadAsync(id, CancellationToken.None);
        var many = new ManyApplications(app.Services);
        for (var place = 0; place < count; place++)
        {
            await many.WriteAsync(call, place);
        }

        return id;
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
        if (place >= Undecided)
        {
            var admissible = place >= Undecided + Refused;
            commands.Add(new ApplicationCommand.DecideEligibility(admissible, admissible ? [] : ["Hors du territoire."], call));
        }

        if (place >= Undecided + Refused + Unassigned)
        {
            commands.Add(new ApplicationCommand.Assign(place % 5 == 0 ? ["juror-2", "juror-3"] : ["juror-1", "juror-2"], call));
        }

        await index.AddAsync(owner, id);
        var saved = await table.ActAsync(
            new Loaded<ApplicationState>(id, null, 0, Domain.Journal.FactChain.Genesis, default), _ => All(commands), Secretary);
        var application = saved.Value.Aggregate.State!;
        if (application.Assigned.Contains("juror-1") && place < Undecided + Refused + Unassigned + Final + 1)
        {
            await ReviewAsync(call, application);
        }
    }

    private async Task ReviewAsync(CallState call, ApplicationState application)
    {
        var context = ReviewContext.Of(call, application, "juror-1");
        var review = await reviews.LoadAsync(application.Id, "juror-1", CancellationToken.None);
        var write = new ReviewCommand.Write(
            review.Key, call.Id, application.Id, "juror-1",
            call.Rules.Grid.ToDictionary(criterion => criterion.Key, _ => 4), "Lu.", context);
        var saved = await reviews.ActAsync(review, [write, new ReviewCommand.Finalise(context)], Secretary);
        _ = saved.IsRefused ? throw new InvalidOperationException($"{saved.Refusal}") : saved.Value;
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
