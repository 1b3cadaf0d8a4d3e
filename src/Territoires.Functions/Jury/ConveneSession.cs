using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>
/// The secretary convenes the jury on every admissible application. The call notes its session first, which freezes the
/// panel; interrupted between the two, the same request finishes the work.
/// </summary>
public sealed class ConveneSession(CallStore calls, SessionStore sessions, Selections selections)
{
    [Function(nameof(ConveneSession)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/sessions")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        var id = SessionStore.IdOf(call);
        var session = await sessions.LoadAsync(id, cancellation);
        if (session.State is { } convened)
        {
            return Results.Json(SessionAnswer.Of(convened, loaded.State, act.Actor), JsonBody.Options);
        }

        var agenda = AgendaItem.All(await selections.AdmissibleAsync(call, cancellation));
        var wouldBe = JurySessionDecision.Decide(null, new JurySessionCommand.Convene(id, call, loaded.State.Panel, agenda), act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before the call notes a session: a refused convening freezes nothing.
            return (loaded.State.Panel.Count == 0 ? Problems.Of(new CallRefusal.PanelMissing()) : Problems.Of(wouldBe.Refusal)).ToResult();
        }

        var noted = await calls.ActAsync(loaded, new CallCommand.NoteSession(id), act);
        if (noted.IsRefused)
        {
            return Problems.Of(noted.Refusal).ToResult();
        }

        var saved = await sessions.ActAsync(session, new JurySessionCommand.Convene(id, call, noted.Value.State.Panel, agenda), act);
        return saved.IsRefused
            ? Problems.Of(saved.Refusal).ToResult()
            : Results.Json(SessionAnswer.Of(saved.Value.State, noted.Value.State, act.Actor), JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }
}
