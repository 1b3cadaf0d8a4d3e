namespace Territoires.Functions.Applications;

/// <summary>Who signs: the legal representative, and that the sender is that person or is entitled to sign for the bodies.</summary>
public sealed record SignatureRequest(string Name, string Function, bool Certified);

/// <summary>What may come with a submission; nothing must.</summary>
public sealed record SubmissionRequest(SignatureRequest? Signature = null);

/// <summary>Who signed, to the applicant and the secretary alone.</summary>
public sealed record SignatureAnswer(string Name, string Function);
