using System.Text.RegularExpressions;
using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>What the service refuses to store. Sizes are those of its documentation, strings counted as UTF-16.</summary>
internal static partial class EntityRules
{
    private const int LargestKey = 1024;
    private const int LargestValue = 64 * 1024;
    private const int LargestEntity = 1024 * 1024;
    private const int MostProperties = 252;
    private const int LongestName = 255;

    // Earlier instants than 1601 cannot be stored.
    private static readonly DateTime Earliest = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void CheckTableName(string name)
    {
        if (!TableName().IsMatch(name) || string.Equals(name, "tables", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceFault(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
    }

    public static void CheckKey(string name, string value)
    {
        if (value.AsSpan().IndexOfAny(@"/\#?") >= 0 || value.Any(char.IsControl))
        {
            throw new ServiceFault(400, "OutOfRangeInput", $"The '{name}' parameter of value '{value}' is out of range.");
        }

        if (value.Length * sizeof(char) > LargestKey)
        {
            throw new ServiceFault(400, "KeyValueTooLarge", "The partition/row key exceeds the maximum allowed limit (1KB).");
        }
    }

    public static void Check(EntityRow row)
    {
        if (row.Properties.Count > MostProperties)
        {
            throw new ServiceFault(400, "TooManyProperties", "The entity contains more properties than allowed. Each entity can include up to 252 properties to store data.");
        }

        var size = 4 + ((row.PartitionKey.Length + row.RowKey.Length) * sizeof(char));
        foreach (var (name, value) in row.Properties)
        {
            CheckName(name);
            var bytes = SizeOf(value);
            if (value is string or byte[] && bytes - 4 > LargestValue)
            {
                throw new ServiceFault(400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB).");
            }

            if (value is DateTime time && time < Earliest)
            {
                throw new ServiceFault(400, "OutOfRangeInput", $"The '{name}' parameter is out of range: instants begin in 1601.");
            }

            size += 8 + (name.Length * sizeof(char)) + bytes;
        }

        if (size > LargestEntity)
        {
            throw new ServiceFault(400, "EntityTooLarge", "The entity is larger than the maximum allowed size (1MB).");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > LongestName)
        {
            throw new ServiceFault(400, "PropertyNameTooLong", "The property name exceeds the maximum allowed length (255).");
        }

        if (!PropertyName().IsMatch(name))
        {
            throw new ServiceFault(400, "PropertyNameInvalid", "The property name is invalid.");
        }
    }

    private static int SizeOf(object value) => value switch
    {
        string text => (text.Length * sizeof(char)) + 4,
        byte[] bytes => bytes.Length + 4,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PropertyName();
}
