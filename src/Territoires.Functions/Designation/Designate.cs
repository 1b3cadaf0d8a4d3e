using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Designation;

/// <summary>The numbers designated, in order, and a reason for each departure from the proposal.</summary>
public sealed record DesignationRequest(IReadOnlyList<string> Laureates, IReadOnlyList<DepartureReason>? Reasons = null);

/// <summary>The authority designates: the jury only proposed.</summary>
public sealed class Designate(CallStore calls, Selections selections, Outbox outbox)
{
    [Function(nameof(Designate)), Policy(Permission.Designate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/designation")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<DesignationRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        ApplicationRef[] admissible = [.. (await selections.AdmissibleAsync(call, cancellation)).Select(application => new ApplicationRef(application.Id, application.Submission!.Number))];
        var byNumber = admissible.ToDictionary(application => application.Number, StringComparer.Ordinal);
        // A number that is not of this call keeps its place with no id: the decision names it in its refusal.
        ApplicationRef[] laureates = [.. read.Value.Laureates.Select(number => byNumber.GetValueOrDefault(number) ?? new ApplicationRef(string.Empty, number))];
        var saved = await calls.ActAsync(loaded, new CallCommand.Designate(laureates, read.Value.Reasons ?? [], admissible), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal).ToResult();
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return Results.Json(DesignationAnswer.Of(saved.Value.State), JsonBody.Options);
    }
}

/// <summary>The designation by application number, with every departure from the proposal and its reason.</summary>
public sealed record DesignationAnswer(string Call, bool Fictitious, IReadOnlyList<string> Laureates, IReadOnlyList<Departure> Departures)
{
    public static DesignationAnswer Of(CallState call) => new(
        call.Id, call.Rules.Fictitious, [.. call.Designation!.Laureates.Select(laureate => laureate.Number)], call.Designation.Departures);
}
