using Territoires.Core.Effects;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Answers an orchestration that asks whether a milestone was passed.</summary>
public sealed class AskMilestoneActivity(Milestones milestones)
{
    [Function(ActivityNames.AskMilestone)]
    public Task<bool> RunAsync([ActivityTrigger] MilestoneQuestion question, CancellationToken cancellation) =>
        milestones.IsReachedAsync(question, cancellation);
}
