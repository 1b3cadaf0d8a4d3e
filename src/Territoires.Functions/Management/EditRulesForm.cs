using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator writes the rules anew, over the version that they saw, while the call has not opened. A field that is refused keeps what it had.</summary>
public sealed class EditRulesForm(SaveRules save, CallStore calls, ShowManagedRules page)
{
    [Function(nameof(EditRulesForm)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/reglement")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = RulesForm.Of(fields, call);
        var version = fields["version"].ToString();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var rules = typed.ToRules(state.Rules.Form);
        var part = rules.IsRefused ? typed.Without(rules.Refusal.Faults, RulesForm.Of(state)).ToRules(state.Rules.Form) : rules;
        var saved = await save.SaveAsync(state, rules, part, version, act, cancellation);
        return saved.Problem is null
            ? Results.LocalRedirect(Addresses.ManagedCall(call))
            : await page.PageAsync(call, act.Actor, typed, saved.Version, saved.Problem, cancellation);
    }
}
