using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The secretary writes down what the jury says of an application, from the page of the session.</summary>
public sealed class NoteReasonForm(SessionDesk desk, ShowManagedSession page)
{
    [Function(nameof(NoteReasonForm)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/seance/motifs/{application}")] HttpRequest request,
        string call, string application, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var text = form[$"motifs-{application}"].ToString();
        var agenda = Paging.Asked(form[Paging.Parameter]);
        var noted = await desk.ActAsync(SessionStore.IdOf(call), new JurySessionCommand.NoteReason(application, text), request.Act(), cancellation);
        return noted.IsRefused
            ? await page.PageAsync(call, request.Actor(), Problems.Of(noted.Refusal), cancellation, agenda, (application, text))
            : Results.LocalRedirect(Addresses.ManagedReasons(call, agenda));
    }
}
