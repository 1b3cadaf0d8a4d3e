using Territoires.Core.Applications;

namespace Territoires.Web.Received;

/// <summary>What may come with a submission; nothing must.</summary>
public sealed record SubmissionRequest(SignatureRequest? Signature = null);
