namespace Territoires.Domain;

/// <summary>One thing wrong in what was sent.</summary>
/// <param name="Field">Where: the path of the member in JSON, e.g. <c>calendar.closes</c>.</param>
/// <param name="Message">What is wrong and what to do, in French.</param>
public sealed record Fault(string Field, string Message);
