using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The session, to one of its jurors: who sits, what is voted, the minutes.</summary>
public sealed class ShowJurySession(JurySessionPages pages)
{
    [Function(nameof(ShowJurySession)), Policy(Permission.TakePartInSession)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "jury/seances/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        pages.ShowAsync(id, request.Actor(), new JurySessionSent(Application: request.Query["dossier"], Page: Paging.Asked(request.Query[Paging.Parameter])), cancellation);
}
