namespace Territoires.Domain.Applications;

/// <summary>An application named without a body: its id for the program, its public number for people.</summary>
public sealed record ApplicationRef(string Id, string Number);
