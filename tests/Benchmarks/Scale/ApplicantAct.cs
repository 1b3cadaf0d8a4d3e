namespace Territoires.Benchmarks.Scale;

/// <summary>What an applicant does in a browser, signed in by a session that was used within the last five minutes.</summary>
/// <param name="Name">As the page of the scale says it.</param>
/// <param name="Times">How often for one application.</param>
/// <param name="Requests">Of the act itself, who they are included.</param>
/// <param name="Page">Of the page that it leads to, who they are included.</param>
public sealed record ApplicantAct(string Name, int Times, StorageRequests Requests, StorageRequests Page);
