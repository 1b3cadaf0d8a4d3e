using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Submits from the page, then shows the receipt. The key is in the form, so that a second click is the same submission.</summary>
public sealed class SubmitApplicationForm(SubmitApplication submit, DraftPages pages)
{
    /// <summary>A form submits what is saved; who signs is compared by its own seal.</summary>
    private const string Digest = "form";

    [Function(nameof(SubmitApplicationForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/etapes/depot")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        if (Requests.Key(fields["cle"]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var typed = TypedFields.Of(fields);
        var submitted = await submit.RunAsync(id, new SubmissionAttempt(key, Digest, SignatureOf(typed)), act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Submission, typed, submitted.IsRefused ? Problems.Of(submitted.Refusal) : null, Addresses.Receipt(id), act, cancellation);
    }

    /// <summary>Null when the page did not ask for one.</summary>
    private static SignatureRequest? SignatureOf(TypedFields typed) => typed.TryGetValue("signature-name", out var name)
        ? new SignatureRequest(name, typed["signature-function"], typed.ContainsKey("signature-certified"))
        : null;
}
