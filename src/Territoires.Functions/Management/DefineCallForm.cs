using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator creates a call; every fault comes back at once, with what was typed.</summary>
public sealed class DefineCallForm(DefineCall define)
{
    [Function(nameof(DefineCallForm)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/nouvel-appel")] HttpRequest request, CancellationToken cancellation)
    {
        var typed = RulesForm.Of(await request.ReadFormAsync(cancellation), null);
        var rules = typed.ToRules([]);
        if (rules.IsRefused)
        {
            return Again(typed, rules.Refusal);
        }

        var saved = await define.RunAsync(typed.Id, rules.Value, isCreation: true, null, request.Act(), cancellation);
        return saved switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.ManagedCall(typed.Id)),
            { Refusal: ActRefusal<CallRefusal>.Stale } => Again(typed, Problems.FormUnreadable(new Fault("id", "Un appel porte déjà cet identifiant. Choisissez-en un autre."))),
            _ => Problems.Of(saved.Refusal) is { IsAboutTheForm: true } problem ? Again(typed, problem) : Problems.Of(saved.Refusal).ToResult(),
        };
    }

    private static RazorComponentResult<NewCallPage> Again(RulesForm typed, Problem problem) => new(new { Form = typed, Problem = problem }) { StatusCode = problem.Status };
}
