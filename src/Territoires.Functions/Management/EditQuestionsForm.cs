using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>
/// An administrator writes the call's own questions, over the version that they saw, while it has not opened. The other
/// buttons of the form show it again, changed, with what is typed.
/// </summary>
public sealed class EditQuestionsForm(DefineCall define, CallStore calls, ShowManagedForm page)
{
    [Function(nameof(EditQuestionsForm)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/formulaire")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = QuestionsForm.Of(fields);
        var version = fields["version"].ToString();
        if (QuestionsGesture.Read(fields[QuestionsGesture.Field].ToString()) is { } gesture)
        {
            return await page.PageAsync(call, act.Actor, gesture.On(typed, fields[QuestionsForm.NewKind(gesture.Section ?? 0)].ToString()), version, null, cancellation);
        }

        var sections = typed.ToSections();
        if (sections.IsRefused)
        {
            return await page.PageAsync(call, act.Actor, typed, version, sections.Refusal, cancellation);
        }

        if ((await calls.LoadAsync(call, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var saved = await define.DefineAsync(call, state.Rules with { Form = sections.Value }, isCreation: false, version, act, cancellation);
        return saved.IsRefused
            ? await page.PageAsync(call, act.Actor, typed, version, saved.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.ManagedFormSaved(call));
    }
}
