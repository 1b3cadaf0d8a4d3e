using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Reviews;

/// <param name="Application">Id of the application.</param>
/// <param name="Jurors">Ids of members of the panel.</param>
public sealed record AssignmentLine(string Application, IReadOnlyList<string> Jurors);

/// <summary>
/// The secretary says who reviews which file: each line adds to what was there. A line that cannot be done refuses them all.
/// </summary>
public sealed class AssignReviewers(CallStore calls, ApplicationStore applications)
{
    private const int MaxLines = 500;

    /// <summary>Null when it is done.</summary>
    public async Task<AssigningRefusal?> RunAsync(string call, IReadOnlyList<AssignmentLine> lines, Act act, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !act.Actor.MayTouch(call))
        {
            return NotFound;
        }

        if (lines.Count > MaxLines)
        {
            return new AssigningRefusal.TooMany(MaxLines);
        }

        var prepared = await PrepareAsync(lines, state, act, cancellation);
        return prepared.IsRefused ? prepared.Refusal : await SaveAsync(prepared.Value, act);
    }

    private static AssigningRefusal NotFound => new AssigningRefusal.OfLine(new ActRefusal<ApplicationRefusal>.NotFound());

    /// <summary>Every line decided before any is saved: they stand in as many partitions as there are files.</summary>
    private async Task<Result<IReadOnlyList<Prepared>, AssigningRefusal>> PrepareAsync(
        IReadOnlyList<AssignmentLine> lines, CallState call, Act act, CancellationToken cancellation)
    {
        var prepared = new List<Prepared>();
        foreach (var line in lines)
        {
            if (await applications.FindAsync(line.Application, act.Actor, cancellation) is not { } application
                || application.State!.CallId != call.Id)
            {
                return NotFound;
            }

            var assign = new ApplicationCommand.Assign(line.Jurors, call);
            var decided = ApplicationDecision.Decide(application.State, assign, act.ReceivedAt);
            if (decided.IsRefused)
            {
                return new AssigningRefusal.OfLine(new ActRefusal<ApplicationRefusal>.Refused(decided.Refusal));
            }

            prepared.Add(new Prepared(application, assign));
        }

        return prepared;
    }

    private async Task<AssigningRefusal?> SaveAsync(IReadOnlyList<Prepared> lines, Act act)
    {
        foreach (var line in lines)
        {
            var saved = await applications.ActAsync(line.Application, line.Assign, act);
            if (saved.IsRefused)
            {
                return new AssigningRefusal.OfLine(saved.Refusal);
            }
        }

        return null;
    }

    private sealed record Prepared(Loaded<ApplicationState> Application, ApplicationCommand.Assign Assign);
}

/// <summary>Why nobody is assigned.</summary>
public abstract record AssigningRefusal
{
    private AssigningRefusal()
    {
    }

    public sealed record TooMany(int Max) : AssigningRefusal;

    public sealed record OfLine(ActRefusal<ApplicationRefusal> Refusal) : AssigningRefusal;
}
