using System.Globalization;

namespace Territoires.Web.Desk.Programmes;

/// <summary>Numbers, sums and days as they are typed in a form, with a fault for each that cannot be read.</summary>
public sealed class TypedFigures(List<Fault> faults)
{
    public int? Whole(string field, string typed) => string.IsNullOrWhiteSpace(typed) ? null : Read(field, NumberText.Whole(typed));

    public long? Cents(string field, string typed) => string.IsNullOrWhiteSpace(typed) ? null : Read(field, NumberText.Euros(typed));

    /// <summary>Null where nothing is typed.</summary>
    public DateOnly? Day(string field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(new Fault(field, $"«\u00a0{typed}\u00a0» n’est pas un jour. Écrivez par exemple 2024-01-31."));
        return null;
    }

    /// <summary>A day without which the act cannot be done.</summary>
    public DateOnly NeededDay(string field, string typed, string what)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            faults.Add(new Fault(field, what));
        }

        return Day(field, typed) ?? default;
    }

    /// <summary>Null for what is refused, whose fault is noted.</summary>
    private T? Read<T>(string field, Result<T, string> read)
        where T : struct
    {
        if (!read.IsRefused)
        {
            return read.Value;
        }

        faults.Add(new Fault(field, read.Refusal));
        return null;
    }
}
