namespace Territoires.Domain.Jury;

/// <summary>Whether seats make a jury. All faults are said at once.</summary>
public static class PanelCheck
{
    public const int MaxSeats = 100;
    public const int MaxText = 200;

    public static IReadOnlyList<Fault> Faults(IReadOnlyList<Seat> seats)
    {
        var faults = new List<Fault>();
        void When(bool wrong, string message)
        {
            if (wrong)
            {
                faults.Add(new Fault("seats", message));
            }
        }

        var jurors = seats.SelectMany(seat => new[] { seat.Titular, seat.Alternate }).OfType<string>().ToArray();
        When(seats.Count is 0 or > MaxSeats, "Le jury compte de 1 à 100 sièges.");
        When(seats.Any(seat => IsMissing(seat.Id) || IsMissing(seat.College) || IsMissing(seat.Titular)
            || (seat.Alternate is { } alternate && IsMissing(alternate))),
            "Chaque siège a un identifiant, un collège et un titulaire, en 200 caractères au plus.");
        foreach (var juror in jurors.Where(juror => !IsMissing(juror) && !PersonId.IsValid(juror)).Distinct())
        {
            faults.Add(new Fault(
                "seats", $"«\u00a0{juror}\u00a0» n’est pas un identifiant\u00a0: écrivez celui du compte (minuscules sans accent, "
                    + "chiffres et traits d’union), jamais un nom ni une adresse."));
        }

        When(seats.DistinctBy(seat => seat.Id).Count() != seats.Count, "Deux sièges portent le même identifiant.");
        When(jurors.Distinct().Count() != jurors.Length, "Un membre n’a qu’une place, comme titulaire ou comme suppléant.");
        When(seats.Count > 0 && seats.Count(seat => seat.IsChair) != 1, "Le jury a une présidence, et une seule.");
        return faults;
    }

    private static bool IsMissing(string text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxText;
}
