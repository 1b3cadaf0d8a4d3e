using Territoires.Domain.Calls;

namespace Territoires.Web.Answers;

/// <summary>How far a call that a secretary prepares has come.</summary>
/// <param name="By">The secretary, by id.</param>
/// <param name="Events">All that was done with it, in order.</param>
public sealed record PreparationAnswer(
    string Call, bool Fictitious, string By, PreparationStep Step, IReadOnlyList<PreparationEventAnswer> Events)
{
    public static PreparationAnswer Of(CallState call, Preparation preparation) => new(
        call.Id, call.Rules.Fictitious, preparation.By, preparation.Step,
        [.. preparation.Events.Select(done => new PreparationEventAnswer(done.Step, done.At, done.Reason))]);
}

/// <param name="Reason">Why it was sent back; null for anything else.</param>
public sealed record PreparationEventAnswer(PreparationStep Step, DateTimeOffset At, string? Reason);
