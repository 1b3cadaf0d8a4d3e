using Territoires.Core.Applications;
using Territoires.Domain.Jury;

namespace Territoires.Web.Received;

/// <summary>What may come with a submission; nothing must.</summary>
public sealed record SubmissionRequest(SignatureRequest? Signature = null);
