namespace Territoires.Domain.Jury;

/// <summary>One stay of a member on a seat: arrival and departure, as the attendance sheet (émargement) tells them.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="JurorId">The juror who held it, by id.</param>
/// <param name="From">When they took it, UTC; null where the fact was written before instants were kept.</param>
/// <param name="Until">When they left it, UTC; null while they sit.</param>
public sealed record Presence(string SeatId, string JurorId, DateTimeOffset? From, DateTimeOffset? Until = null);
