using System.Reflection;
using Territoires.Orchestrations;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>
/// What an orchestration takes, hears, answers and shows stays in histories for years. Each member stands here by name: whoever adds
/// one says here that it is an id, a date, a count or a word of a closed list, and no person's data, secret or document.
/// </summary>
public sealed class OrchestrationDataTests
{
    private static readonly string[] Known =
    [
        "CallOutcome.CallId: String",
        "CallOutcome.Submissions: Int32",
        "CallPlan.CallId: String",
        "CallPlan.Closes: DateTimeOffset?",
        "CallPlan.HasJury: Boolean",
        "CallPlan.Opens: DateTimeOffset",
        "CallPlan.ReviewsBy: DateTimeOffset?",
        "CallProgress.Entered: IReadOnlyList`1",
        "CallProgress.NextTimer: DateTimeOffset?",
        "CallProgress.Since: DateTimeOffset",
        "CallProgress.Stage: String",
        "CallProgress.WaitsFor: String",
        "FactNotice.FactId: String",
        "FactNotice.Sequence: Int64",
        "MilestoneQuestion.CallId: String",
        "MilestoneQuestion.Event: String",
        "ReminderPage.Page: Int32",
        "ReminderPage.Reminder: ReminderPlan",
        "ReminderPlan.At: DateTimeOffset",
        "ReminderPlan.CallId: String",
        "ReminderPlan.Kind: String",
        "StageEntry.At: DateTimeOffset",
        "StageEntry.Stage: String",
        "WavePlan.Plan: Int32",
        "WavePlan.ProgrammeId: String",
    ];

    [Fact]
    public void What_stays_in_histories_is_ids_dates_and_counts() =>
        typeof(CallPlan).Assembly.GetExportedTypes()
            .Where(type => type.GetMethod("<Clone>$") is not null)
            .SelectMany(
                type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(property => $"{type.Name}.{property.Name}: {Word(property.PropertyType)}"))
            .Order(StringComparer.Ordinal)
            .ShouldBe(Known);

    private static string Word(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? $"{underlying.Name}?" : type.Name;
}
