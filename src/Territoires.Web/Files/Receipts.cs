using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;

namespace Territoires.Web.Files;

/// <summary>Receipts as each person may read them: who signed is for the applicant and the secretary alone.</summary>
public sealed class Receipts(SignatureStore signatures)
{
    /// <param name="application">What was submitted.</param>
    /// <param name="call">Its call.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="version">Which of the versions that were received, from 1.</param>
    public async Task<ReceiptAnswer> OfAsync(
        ApplicationState application, CallState call, Actor reader, CancellationToken cancellation, int version = 1) =>
        ReceiptAnswer.Of(application, call, version) with { Signature = await SignatureAsync(application, reader, cancellation) };

    /// <summary>Null when nobody signed, when it was erased, and for any other reader.</summary>
    public async Task<SignatureAnswer?> SignatureAsync(ApplicationState application, Actor reader, CancellationToken cancellation) =>
        (ApplicationAccess.IsOwner(application, reader) || reader.Is(Role.Secretary))
            && await signatures.FindAsync(application, cancellation) is { } signature
            ? new SignatureAnswer(signature.Name, signature.Function)
            : null;
}
