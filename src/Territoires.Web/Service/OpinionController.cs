using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Service;

/// <summary>What the page of an opinion shows beside what is saved.</summary>
/// <param name="Form">What was typed, when it was refused; null to show what is saved.</param>
/// <param name="Problem">Why.</param>
/// <param name="Saved">The opinion was just saved.</param>
public sealed record OpinionSent(OpinionForm? Form = null, Problem? Problem = null, bool Saved = false);

/// <summary>The page on which a service reads a file and gives its opinion, as it stands or with what was just refused.</summary>
public sealed class OpinionController(CallStore calls, ApplicationStore applications) : ControllerBase
{
    /// <summary>A file of its area, to a service of the State, and the opinion that it gives.</summary>
    [Reads("avis/{id}"), Policy(Permission.GiveOpinions)]
    public async Task<IResult> ShowOpinionAsync(string id, CancellationToken cancellation) =>
        await applications.FindAsync(id, Request.Actor(), cancellation) is { } application
            && ApplicationAccess.IsOfItsArea(application.State!, Request.Actor())
            ? await ShowAsync(application, new OpinionSent(Saved: Request.Query.ContainsKey("enregistre")), cancellation)
            : Problems.NotFound.ToResult();

    /// <summary>Gives an opinion from its page; on a refusal the page comes back with what was typed.</summary>
    [HttpPost("avis/{id}"), Policy(Permission.GiveOpinions)]
    public async Task<IResult> GiveOpinionAsync(string id, [FromServices] ApplicationDesk desk, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { } application
            || !ApplicationAccess.IsOfItsArea(application.State!, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var typed = OpinionForm.Of(await Request.ReadFormAsync(cancellation));
        if (typed.Chosen is not { } verdict)
        {
            return await ShowAsync(
                application, new OpinionSent(typed, Problems.ChoiceMissing("verdict", "Choisissez le sens de votre avis.")), cancellation);
        }

        var given = await desk.GiveOpinionAsync(id, verdict, typed.Words, act, cancellation);
        if (!given.IsRefused)
        {
            return Results.LocalRedirect(Addresses.OpinionSaved(id));
        }

        return await ShowAsync(application, new OpinionSent(typed, Problems.Of(given.Refusal)), cancellation);
    }

    private async Task<IResult> ShowAsync(Loaded<ApplicationState> application, OpinionSent sent, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (sent.Problem is { IsAboutTheForm: false } problem)
        {
            return problem.ToResult();
        }

        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        return Page.Of(new OpinionPage
        {
            Call = call,
            Application = state,
            Mine = state.Opinions.FirstOrDefault(opinion => opinion.ServiceId == act.Actor.Id),
            Closed = IsInTime(call, act.ReceivedAt) ? null : OpinionsText.Closed(call, act.ReceivedAt),
            IsPublished = call.IsPublishedAt(act.ReceivedAt),
            Next = sent.Saved ? await NextAsync(call, state.Id, act, cancellation) : null,
            Sent = sent,
        }, sent.Problem);
    }

    /// <summary>The next application of the call that waits for the service; null when none does, or it is too late.</summary>
    private async Task<ListedApplication?> NextAsync(CallState call, string here, Act act, CancellationToken cancellation) =>
        IsInTime(call, act.ReceivedAt)
            ? (await ServiceArea.OfAsync(applications, call, act.Actor, cancellation))
                .FirstOrDefault(application => application.Id != here && ServiceArea.Awaits(application, act.Actor.Id))
            : null;

    /// <summary>Whether services are still heard.</summary>
    public static bool IsInTime(CallState call, DateTimeOffset now) =>
        now <= call.Rules.Calendar.ExaminedUntil.Instant && Procedure.Allows(ProcedureAct.GiveOpinion, Procedure.Of(call));
}

/// <summary>An opinion as a service typed it.</summary>
public sealed record OpinionForm(string Verdict, string Text)
{
    public static OpinionForm Of(Opinion? opinion) => new(opinion?.Verdict.ToString() ?? string.Empty, opinion?.Text ?? string.Empty);

    public static OpinionForm Of(IFormCollection form) => new(form["verdict"].ToString(), form["text"].ToString().ReplaceLineEndings("\n"));

    /// <summary>Null when no verdict was chosen.</summary>
    public Verdict? Chosen => InstructionText.Chosen<Verdict>(InstructionText.Verdicts, Verdict);

    /// <summary>Null when nothing was written.</summary>
    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text;
}
