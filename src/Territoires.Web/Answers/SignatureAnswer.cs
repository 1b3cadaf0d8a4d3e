namespace Territoires.Web.Answers;

/// <summary>Who signed, to the applicant and the secretary alone.</summary>
public sealed record SignatureAnswer(string Name, string Function);
