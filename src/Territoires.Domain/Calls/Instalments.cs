namespace Territoires.Domain.Calls;

/// <summary>
/// Money that is stated by the year, as it is paid: a part on the first day and on each of its anniversaries, as long as there are months
/// left; the last part is for the months that are left.
/// </summary>
public static class Instalments
{
    private const int MonthsAYear = 12;

    public static IEnumerable<(DateOnly Day, long Cents)> From(DateOnly first, int months, long centsAYear)
    {
        for (var paid = 0; paid < months; paid += MonthsAYear)
        {
            yield return (first.AddMonths(paid), centsAYear * Math.Min(MonthsAYear, months - paid) / MonthsAYear);
        }
    }
}
