using Territoires.Domain.Jury;

namespace Territoires.Functions.Api;

/// <summary>A vote on one application: <c>for</c>, <c>against</c> or <c>abstain</c>.</summary>
public sealed record VoteRequest(string Application, VoteChoice Choice);

/// <summary>Which juror left.</summary>
public sealed record DepartureRequest(string Juror);

/// <param name="Reason">Empty takes back what was written.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>Why the minutes are taken back.</summary>
public sealed record TakingBackRequest(string Reason);
