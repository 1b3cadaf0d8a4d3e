using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
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
        var convened = await ConveneAsync(call, act, cancellation);
        return convened.IsRefused
            ? convened.Refusal.ToResult()
            : Results.Json(SessionAnswer.Of(convened.Value.Session, convened.Value.Call, act.Actor), JsonBody.Options, statusCode: convened.Value.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Convened, Problem>> ConveneAsync(string call, Act act, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var id = SessionStore.IdOf(call);
        var session = await sessions.LoadAsync(id, cancellation);
        if (session.State is { } convened)
        {
            return new Convened(convened, loaded.State, IsNew: false);
        }

        var agenda = AgendaItem.All(await selections.AdmissibleAsync(call, cancellation));
        var wouldBe = JurySessionDecision.Decide(null, new JurySessionCommand.Convene(id, call, loaded.State.Panel, agenda), act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before the call notes a session: a refused convening freezes nothing.
            return loaded.State.Panel.Count == 0 ? Problems.Of(new CallRefusal.PanelMissing()) : Problems.Of(wouldBe.Refusal);
        }

        var noted = await calls.ActAsync(loaded, new CallCommand.NoteSession(id), act);
        if (noted.IsRefused)
        {
            return Problems.Of(noted.Refusal);
        }

        var saved = await sessions.ActAsync(session, new JurySessionCommand.Convene(id, call, noted.Value.State.Panel, agenda), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new Convened(saved.Value.State, noted.Value.State, IsNew: true);
    }
}

/// <summary>The session of a call, and whether it was convened just now.</summary>
public sealed record Convened(JurySessionState Session, CallState Call, bool IsNew);
