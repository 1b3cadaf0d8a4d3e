using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Submits from the page, then shows the receipt. The key is in the form, so that a second click is the same submission.</summary>
public sealed class SubmitApplicationForm(SubmitApplication submit, DraftPages pages)
{
    /// <summary>A form submits what is saved: its own body says nothing more.</summary>
    private const string Digest = "form";

    [Function(nameof(SubmitApplicationForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/etapes/depot")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        if (Requests.Key(fields["cle"]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var submitted = await submit.SubmitAsync(id, key, Digest, act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Submission, null, submitted.IsRefused ? submitted.Refusal : null, Addresses.Receipt(id), act, cancellation);
    }
}
