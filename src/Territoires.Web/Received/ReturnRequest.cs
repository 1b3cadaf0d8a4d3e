namespace Territoires.Web.Received;

/// <summary>Why a preparation is sent back to its secretary; about the rules, never about a person.</summary>
public sealed record ReturnRequest(string Reason);
