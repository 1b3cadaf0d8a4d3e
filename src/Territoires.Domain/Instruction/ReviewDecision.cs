using Territoires.Domain.Calls;
using static Territoires.Domain.Instruction.ReviewCommand;
using static Territoires.Domain.Instruction.ReviewFact;
using static Territoires.Domain.Instruction.ReviewRefusal;

namespace Territoires.Domain.Instruction;

/// <summary>
/// What a review answers to a command. An act that was already done decides to no fact at all: asking twice is harmless.
/// Whose file it is comes first: a recused juror learns nothing, not even that the review exists.
/// </summary>
public static class ReviewDecision
{
    public static Result<ReviewFact[], ReviewRefusal> Decide(ReviewState? state, ReviewCommand command, DateTimeOffset receivedAt) =>
        command switch
        {
            Write write => DecideWriting(state, write, receivedAt),
            Finalise finalise => DecideFinal(state, finalise.Context, receivedAt),
            Reopen reopen => DecideReopening(state, reopen.Context, receivedAt),
            _ => throw new InvalidOperationException($"No decision for {command}."),
        };

    /// <summary>Several commands as one act: the facts of all of them, or the first refusal and none.</summary>
    public static Result<ReviewFact[], ReviewRefusal> DecideAll(
        ReviewState? state, IEnumerable<ReviewCommand> commands, DateTimeOffset receivedAt)
    {
        var facts = new List<ReviewFact>();
        foreach (var command in commands)
        {
            var decided = Decide(state, command, receivedAt);
            if (decided.IsRefused)
            {
                return decided.Refusal;
            }

            facts.AddRange(decided.Value);
            state = decided.Value.Aggregate(state, ReviewEvolution.Evolve);
        }

        return facts.ToArray();
    }

    private static Result<ReviewFact[], ReviewRefusal> DecideWriting(ReviewState? state, Write write, DateTimeOffset receivedAt)
    {
        if (IsNotYours(write.Context) || (state is not null && state.JurorId != write.JurorId))
        {
            return new NotYours();
        }

        var written = new ReviewWritten(write.Scores, write.Comment ?? string.Empty);
        if (state is not null && IsSame(state, written))
        {
            return Facts();
        }

        if (state is { IsFinal: true })
        {
            return new AlreadyFinal();
        }

        if (!Procedure.Allows(ProcedureAct.WriteReview, write.Context.Stage))
        {
            return Frozen(write.Context);
        }

        if (receivedAt > write.Context.Deadline.Instant)
        {
            return new ReviewsClosed(write.Context.Deadline);
        }

        var faults = ReviewCheck.Faults(written, write.Context.Grid);
        return (faults, state) switch
        {
            ({ Count: > 0 }, _) => new ReviewUnacceptable(faults),
            (_, null) => Facts(
                new ReviewStarted(write.Id, write.CallId, write.ApplicationId, write.JurorId, receivedAt), written),
            _ => Facts(written),
        };
    }

    private static Result<ReviewFact[], ReviewRefusal> DecideFinal(ReviewState? state, ReviewContext context, DateTimeOffset receivedAt)
    {
        if (IsNotYours(context))
        {
            return new NotYours();
        }

        if (state is null or { IsFinal: true })
        {
            return state is null ? new NotWritten() : Facts();
        }

        if (!Procedure.Allows(ProcedureAct.FinaliseReview, context.Stage))
        {
            return Frozen(context);
        }

        if (receivedAt > context.Deadline.Instant)
        {
            return new ReviewsClosed(context.Deadline);
        }

        var missing = context.Grid.Where(criterion => !state.Scores.ContainsKey(criterion.Key)).ToArray();
        return missing.Length > 0 ? new ScoresMissing(missing) : Facts(new ReviewFinalised(receivedAt));
    }

    private static Result<ReviewFact[], ReviewRefusal> DecideReopening(
        ReviewState? state, ReviewContext context, DateTimeOffset receivedAt) => state switch
        {
            _ when IsNotYours(context) => new NotYours(),
            null => new NotWritten(),
            { IsFinal: false } => Facts(),
            _ when !Procedure.Allows(ProcedureAct.ReopenReview, context.Stage) => Frozen(context),
            _ when receivedAt > context.Deadline.Instant => new ReviewsClosed(context.Deadline),
            _ => Facts(new ReviewReopened()),
        };

    /// <summary>Why a review changes no more: the jury is convened, or the call is over.</summary>
    private static ReviewRefusal Frozen(ReviewContext context) =>
        context.End is { } end ? new AlreadyEnded(end, context.Deadline.Zone) : new ReviewsFrozen();

    private static bool IsNotYours(ReviewContext context) => context.IsRecused || !context.IsAssigned;

    private static bool IsSame(ReviewState state, ReviewWritten written) =>
        state.Comment == written.Comment
        && state.Scores.Count == written.Scores.Count
        && state.Scores.All(score => written.Scores.TryGetValue(score.Key, out var other) && other == score.Value);

    private static Result<ReviewFact[], ReviewRefusal> Facts(params ReviewFact[] facts) => facts;
}
