using System.Globalization;

namespace Territoires.Domain;

/// <summary>A whole number in a French sentence: « 12 000 », with the narrow space that no line break parts.</summary>
internal static class FrenchNumber
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Of(long number) => number.ToString("N0", French);
}
