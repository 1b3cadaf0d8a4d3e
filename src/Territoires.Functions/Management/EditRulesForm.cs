using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator writes the rules anew, over the version that they saw, while the call has not opened.</summary>
public sealed class EditRulesForm(DefineCall define, CallStore calls, ShowManagedRules page)
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
        var rules = typed.ToRules((await calls.LoadAsync(call, cancellation)).State?.Rules.Form ?? []);
        if (rules.IsRefused)
        {
            return await page.PageAsync(call, act.Actor, typed, version, rules.Refusal, cancellation);
        }

        var saved = await define.DefineAsync(call, rules.Value, isCreation: false, version, act, cancellation);
        return saved.IsRefused
            ? await page.PageAsync(call, act.Actor, typed, version, saved.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.ManagedCall(call));
    }
}
