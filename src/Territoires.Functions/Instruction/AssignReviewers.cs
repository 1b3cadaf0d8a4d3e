using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Who reviews what: each line adds to what was there.</summary>
public sealed record AssignmentsRequest(IReadOnlyList<AssignmentLine> Assignments);

/// <param name="Application">Id of the application.</param>
/// <param name="Jurors">Ids of members of the panel.</param>
public sealed record AssignmentLine(string Application, IReadOnlyList<string> Jurors);

/// <summary>The secretary says who reviews which file. A line that cannot be done refuses them all.</summary>
public sealed class AssignReviewers(CallStore calls, ApplicationStore applications)
{
    private const int MaxLines = 500;

    [Function(nameof(AssignReviewers)), Policy(Permission.AssignReviews, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/assignments")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<AssignmentsRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        return (await AssignAsync(call, read.Value, act, cancellation))?.ToResult() ?? Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form; null when it is done.</summary>
    public async Task<Problem?> AssignAsync(string call, AssignmentsRequest request, Act act, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        if (request.Assignments.Count > MaxLines)
        {
            return Problems.TooLarge($"{MaxLines}\u00a0affectations");
        }

        var prepared = await PrepareAsync(request.Assignments, state, act, cancellation);
        return prepared.IsRefused ? prepared.Refusal : await SaveAsync(prepared.Value, act);
    }

    /// <summary>Every line decided before any is saved: they stand in as many partitions as there are files.</summary>
    private async Task<Result<IReadOnlyList<Prepared>, Problem>> PrepareAsync(
        IReadOnlyList<AssignmentLine> lines, CallState call, Act act, CancellationToken cancellation)
    {
        var prepared = new List<Prepared>();
        foreach (var line in lines)
        {
            if (await applications.FindAsync(line.Application, act.Actor, cancellation) is not { } application || application.State!.CallId != call.Id)
            {
                return Problems.NotFound;
            }

            var assign = new ApplicationCommand.Assign(line.Jurors, call);
            var decided = ApplicationDecision.Decide(application.State, assign, act.ReceivedAt);
            if (decided.IsRefused)
            {
                return Problems.Of(decided.Refusal);
            }

            prepared.Add(new Prepared(application, assign));
        }

        return prepared;
    }

    private async Task<Problem?> SaveAsync(IReadOnlyList<Prepared> lines, Act act)
    {
        foreach (var line in lines)
        {
            var saved = await applications.ActAsync(line.Application, line.Assign, act);
            if (saved.IsRefused)
            {
                return Problems.Of(saved.Refusal);
            }
        }

        return null;
    }

    private sealed record Prepared(Loaded<ApplicationState> Application, ApplicationCommand.Assign Assign);
}
