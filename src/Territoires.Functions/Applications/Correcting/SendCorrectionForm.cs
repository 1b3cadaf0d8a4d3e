using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Applications.Drafting;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Correcting;

/// <summary>Sends the correction from the last page of its form, then shows where the application stands.</summary>
public sealed class SendCorrectionForm(SendCorrection send, DraftPages pages)
{
    [Function(nameof(SendCorrectionForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/correction")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var sent = await send.RunAsync(id, act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Submission, null, sent.IsRefused ? Problems.Of(sent.Refusal) : null, Addresses.Application(id), act, cancellation);
    }
}
