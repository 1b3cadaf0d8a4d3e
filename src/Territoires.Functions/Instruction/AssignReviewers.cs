using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Who reviews what: each line adds to what was there.</summary>
public sealed record AssignmentsRequest(IReadOnlyList<AssignmentLine> Assignments);

/// <param name="Application">Id of the application.</param>
/// <param name="Jurors">Ids of members of the panel.</param>
public sealed record AssignmentLine(string Application, IReadOnlyList<string> Jurors);

/// <summary>The secretary says who reviews which file. Lines are saved one after the other; sent again, those done change nothing.</summary>
public sealed class AssignReviewers(CallStore calls, ApplicationStore applications)
{
    private const int MaxLines = 500;

    [Function(nameof(AssignReviewers)), Policy(Permission.AssignReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/assignments")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<AssignmentsRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (read.Value.Assignments.Count > MaxLines)
        {
            return Problems.BodyTooLarge.ToResult();
        }

        foreach (var line in read.Value.Assignments)
        {
            if (await applications.FindAsync(line.Application, act.Actor, cancellation) is not { } application || application.State!.CallId != call)
            {
                return Problems.NotFound.ToResult();
            }

            var saved = await applications.ActAsync(application, new ApplicationCommand.Assign(line.Jurors, state), act);
            if (saved.IsRefused)
            {
                return Problems.Of(saved.Refusal).ToResult();
            }
        }

        return Results.NoContent();
    }
}
