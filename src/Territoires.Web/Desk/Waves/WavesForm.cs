using System.Globalization;
using Territoires.Domain.Programmes;

namespace Territoires.Web.Desk.Waves;

/// <summary>How waves follow each other, as typed.</summary>
/// <param name="Days">From the closing of a wave to the opening of the next one.</param>
/// <param name="Until">The last day on which one may open; empty for none.</param>
public sealed record WavesForm(string Days, string Until)
{
    public const string DaysField = "days";
    public const string UntilField = "until";

    public static WavesForm Of(ProgrammeState programme) => programme.Waves is { Rule: var rule }
        ? new WavesForm(
            rule.Days.ToString(CultureInfo.InvariantCulture),
            rule.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty)
        : new WavesForm(string.Empty, string.Empty);

    public static WavesForm Of(IFormCollection form) => new(form[DaysField].ToString().Trim(), form[UntilField].ToString().Trim());

    public Result<WaveRule, Problem> ToRule()
    {
        var faults = new List<Fault>();
        if (!int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            faults.Add(new Fault(DaysField, "Indiquez un nombre de jours, en chiffres."));
        }

        DateOnly? until = null;
        if (DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            until = day;
        }
        else if (Until.Length > 0)
        {
            faults.Add(new Fault(UntilField, "Indiquez un jour, par exemple 31/12/2027, ou laissez le champ vide."));
        }

        return faults.Count > 0 ? Problems.FormUnreadable([.. faults]) : new WaveRule(days, until);
    }
}
