using System.Globalization;

namespace Territoires.Web.Public.Programmes;

/// <summary>The day that an address asks for.</summary>
public static class AskedDay
{
    /// <summary>In addresses of pages.</summary>
    public const string Parameter = "au";

    /// <summary>Today when the address asks for none; false when what it asks for is no day.</summary>
    public static bool TryRead(HttpRequest request, string parameter, out DateOnly day)
    {
        var asked = request.Query[parameter].ToString();
        day = Today.Of(request.Act().ReceivedAt);
        return asked.Length == 0 || DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
