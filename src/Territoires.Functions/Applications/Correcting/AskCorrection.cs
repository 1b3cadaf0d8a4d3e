using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Correcting;

/// <summary>What is to be corrected, which parts may change, and until when, in the local time of the call, e.g. <c>2026-07-10T12:00:00</c>.</summary>
public sealed record AskCorrectionRequest(string Text, IReadOnlyList<string> Parts, string Deadline);

/// <summary>The secretary asks for a correction, before deciding on eligibility. One at a time.</summary>
public sealed class AskCorrection(CallStore calls, ApplicationStore applications, Outbox outbox)
{
    [Function(nameof(AskCorrection)), Policy(Permission.AskCorrections)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<AskCorrectionRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var asked = await AskAsync(id, read.Value, act, durable, cancellation);
        return asked.IsRefused
            ? asked.Refusal.ToResult()
            : Results.Json(CorrectionAnswer.Of(asked.Value), JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Correction, Problem>> AskAsync(string id, AskCorrectionRequest request, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var command = Command(request, call, act.ReceivedAt);
        if (command.IsRefused)
        {
            return Problems.Of(command.Refusal);
        }

        var saved = await applications.ActAsync(application, command.Value, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State.Corrections[^1];
    }

    /// <summary>A deadline that is no date is said with everything else that is wrong.</summary>
    private static Result<ApplicationCommand.AskCorrection, ApplicationRefusal> Command(AskCorrectionRequest request, CallState call, DateTimeOffset now)
    {
        var faults = new List<Fault>();
        var calendar = call.Rules.Calendar;
        var text = request.Text.Trim().ReplaceLineEndings("\n");
        var deadline = CalendarRequest.Resolve("deadline", request.Deadline, TimeZoneInfo.FindSystemTimeZoneById(calendar.Closes.Zone), faults);
        return deadline is null
            ? new ApplicationRefusal.CorrectionUnacceptable(
                [.. new CorrectionRequest(text, request.Parts, calendar.Closes).Faults(call.Rules, now).Where(fault => fault.Field != "deadline"), .. faults])
            : new ApplicationCommand.AskCorrection(text, request.Parts, deadline, call);
    }
}
