#nullable enable
using System.Globalization;

namespace Azure.Data.Tables.Wire;

/// <summary>Values as literals of an OData filter.</summary>
internal static class FilterLiteral
{
    /// <exception cref="ArgumentException">Tables do not store values of this type.</exception>
    public static string Of(object? value) => value switch
    {
        null => throw new ArgumentException("A filter cannot compare with null: a property without value does not exist."),
        string or Enum => Quote(value.ToString()!),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Number(number.ToString("R", CultureInfo.InvariantCulture)),
        DateTime time => $"datetime'{EntityJson.Format(EntityJson.Instant(time))}'",
        DateTimeOffset instant => $"datetime'{EntityJson.Format(instant)}'",
        Guid id => $"guid'{id:D}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        _ => throw new ArgumentException($"A filter cannot compare with {value} of type {value.GetType()}."),
    };

    public static string Format(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, Array.ConvertAll(filter.GetArguments(), value => (object)Of(value)));
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Digits alone would be read as an Int32.
    private static string Number(string text) => text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
}
