namespace Territoires.Domain.Calls;

/// <summary>
/// A date of the calendar as the règlement says it and as a machine compares it: the local time that people read, and
/// the instant that the edge resolved from it when the call was defined. The instant binds; a later change of time-zone
/// rules does not move it.
/// </summary>
/// <param name="Local">Local date and time without offset, to the second, e.g. <c>2023-06-30T17:00:00</c>.</param>
/// <param name="Zone">IANA name of the zone, e.g. <c>Europe/Paris</c> or <c>Indian/Reunion</c>.</param>
/// <param name="Instant">The resolved instant, in UTC.</param>
public sealed record Moment(string Local, string Zone, DateTimeOffset Instant);
