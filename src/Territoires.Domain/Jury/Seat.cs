namespace Territoires.Domain.Jury;

/// <summary>A seat of the jury. Who holds it is an id, never a name.</summary>
/// <param name="College">The body of opinion that the seat speaks for, e.g. <c>experts</c>.</param>
/// <param name="Titular">The juror who holds the seat.</param>
/// <param name="Alternate">The juror who sits when the titular does not; null for none.</param>
/// <param name="IsChair">True for the one seat that presides and whose vote decides on a tie.</param>
public sealed record Seat(string Id, string College, string Titular, string? Alternate, bool IsChair)
{
    /// <summary>Who may sit there.</summary>
    public IEnumerable<string> Members() => Alternate is null ? [Titular] : [Titular, Alternate];

    /// <summary>True for both its titular and its alternate.</summary>
    public bool Belongs(string jurorId) => Titular == jurorId || Alternate == jurorId;
}
