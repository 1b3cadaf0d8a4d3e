using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>Programmes and their networks.</summary>
public static partial class Addresses
{
    public const string Programmes = "/programmes";

    public static string Programme(string programme) => $"{Programmes}/{programme}";

    public static string Network(string programme) => $"{Programme(programme)}/reseau";

    public static string NetworkOn(string programme, DateOnly day) => $"{Network(programme)}?au={Written(day)}";

    /// <summary>A member with the history of its stay.</summary>
    public static string Member(string programme, string member) => $"{Network(programme)}/{member}";

    public static string NetworkFile(string programme, string format, DateOnly day) =>
        $"{Programme(programme)}/reseau.{format}?au={Written(day)}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
