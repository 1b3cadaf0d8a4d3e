using Territoires.Core.Calls;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>The form of a new call, from the template of an Atelier.</summary>
public sealed class NewCallController : ControllerBase
{
    [Reads("gestion/nouvel-appel"), Policy(Permission.DefineCalls)]
    public IResult ShowNewCall() =>
        Page.Of(new NewCallPage { Form = AtelierTemplate.For(Request.Act().ReceivedAt), Problem = (Problem?)null });

    /// <summary>An administrator creates a call; every fault comes back at once, with what was typed.</summary>
    [HttpPost("gestion/nouvel-appel"), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> DefineCallAsync([FromServices] DefineCall define, CancellationToken cancellation)
    {
        var typed = RulesForm.Of(await Request.ReadFormAsync(cancellation), null);
        var rules = typed.ToRules([]);
        if (rules.IsRefused)
        {
            return Again(typed, rules.Refusal);
        }

        var saved = await define.RunAsync(typed.Id, rules.Value, isCreation: true, null, Request.Act(), cancellation);
        return saved switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.ManagedCall(typed.Id)),
            { Refusal: ActRefusal<CallRefusal>.Stale } =>
                Again(typed, Problems.FormUnreadable(new Fault("id", "Un appel porte déjà cet identifiant. Choisissez-en un autre."))),
            _ => Problems.Of(saved.Refusal) is { IsAboutTheForm: true } problem
                ? Again(typed, problem)
                : Problems.Of(saved.Refusal).ToResult(),
        };
    }

    private static IResult Again(RulesForm typed, Problem problem) => Page.Of(new NewCallPage { Form = typed, Problem = problem }, problem);
}
