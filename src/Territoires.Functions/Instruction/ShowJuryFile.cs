using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A file, to a juror: what there is to read, and their own review of it.</summary>
public sealed class ShowJuryFile(ApplicationStore applications, JuryFilePages pages)
{
    [Function(nameof(ShowJuryFile)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "jury/dossiers/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await applications.FindOfJurorAsync(id, request.Actor(), cancellation) is { } application
            ? await pages.ShowAsync(application, request.Act(), new JuryFileSent(Saved: request.Query.ContainsKey("enregistree")), cancellation)
            : Problems.Of(await applications.WhyNotAsync(id, request.Actor().AsJuror(), cancellation)).ToResult();
}
