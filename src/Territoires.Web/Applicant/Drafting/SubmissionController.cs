using Territoires.Core.Applications;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>Submits from the page, then shows the receipt. The key is in the form, so that a second click is the same submission.</summary>
public sealed class SubmissionController(DraftPages pages) : ControllerBase
{
    /// <summary>A form submits what is saved; who signs is compared by its own seal.</summary>
    private const string Digest = "form";

    [HttpPost("candidatures/{id}/etapes/depot"), Policy(Permission.WriteApplications)]
    public async Task<IResult> SubmitApplicationAsync(
        string id, [FromServices] SubmitApplication submit, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        if (Requests.Key(fields["cle"]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var typed = TypedFields.Of(fields);
        var submitted = await submit.RunAsync(id, new SubmissionAttempt(key, Digest, SignatureOf(typed)), act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Submission, typed, submitted.IsRefused
            ? Problems.Of(submitted.Refusal)
            : null, Addresses.Receipt(id), act, cancellation);
    }

    /// <summary>Null when the page did not ask for one.</summary>
    private static SignatureRequest? SignatureOf(TypedFields typed) => typed.TryGetValue("signature-name", out var name)
        ? new SignatureRequest(name, typed["signature-function"], typed.ContainsKey("signature-certified"))
        : null;

    /// <summary>Sends the correction from the last page of its form, then shows where the application stands.</summary>
    [HttpPost("candidatures/{id}/correction"), Policy(Permission.WriteApplications)]
    public async Task<IResult> SendCorrectionAsync(
        string id, [FromServices] SendCorrection send, CancellationToken cancellation)
    {
        var act = Request.Act();
        var sent = await send.RunAsync(id, act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Submission, null, sent.IsRefused
            ? Problems.Of(sent.Refusal)
            : null, Addresses.Application(id), act, cancellation);
    }
}
