using System.Globalization;

namespace Territoires.Web.Desk.Creation;

/// <summary>From what a new call begins, and what becomes of its dates, as the address of the form says it.</summary>
/// <param name="From">Id of the source; empty for none.</param>
/// <param name="Dates">One of <see cref="Choices"/>.</param>
/// <param name="Opening">The day of the new opening, as typed.</param>
public sealed record CopyRequest(string From, string Dates, string Opening)
{
    public const string FromField = "depuis";
    public const string DatesField = "dates";
    public const string OpeningField = "ouverture";
    public const string Empty = "vides";
    public const string Shifted = "decalees";

    public static readonly IReadOnlyList<(string Value, string Text)> Choices =
    [
        (Empty, "Vides\u00a0: chaque date est à choisir"),
        (Shifted, "Décalées\u00a0: toutes avancent ou reculent avec l’ouverture, à la même heure"),
    ];

    public static CopyRequest Of(IQueryCollection query) => new(
        query[FromField].ToString(), query[DatesField].ToString() is { Length: > 0 } dates ? dates : Empty, query[OpeningField].ToString());

    /// <summary>The new day of the opening; null to empty the dates.</summary>
    public DateOnly? Day => Dates == Shifted
        && DateOnly.TryParseExact(Opening, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong with the dates that are asked for; null for nothing.</summary>
    public Problem? Refusal => Dates switch
    {
        Empty => null,
        Shifted when Day is not null => null,
        Shifted => Problems.FormUnreadable(
            new Fault(OpeningField, "Indiquez le nouveau jour de l’ouverture, ou choisissez des dates vides.")),
        _ => Problems.FormUnreadable(new Fault(DatesField, "Choisissez ce que deviennent les dates.")),
    };

    /// <summary>What is wrong with the source that is asked for.</summary>
    public static Problem NoSource =>
        Problems.FormUnreadable(new Fault(FromField, "Choisissez un appel ou un modèle de la liste."));
}
