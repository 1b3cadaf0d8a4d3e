using System.Globalization;

namespace Territoires.Domain.Applications;

/// <summary>
/// The name of an application: its call, a hyphen and a version-7 GUID in 32 hexadecimal digits. The call stands in it so that
/// whoever has an id knows where the application is kept; applications kept before it did are named by the GUID alone.
/// </summary>
public static class ApplicationKey
{
    private const int Digits = 32;

    /// <param name="call">A valid <see cref="Calls.CallId"/>.</param>
    /// <param name="guid">Of version 7, made at the instant at which the draft is started.</param>
    public static string Of(string call, Guid guid) => $"{call}-{guid:N}";

    /// <summary>The call in the id; null when this is no id of an application.</summary>
    public static string? CallOf(string id) =>
        id.Length > Digits + 1 && id[^(Digits + 1)] == '-' && GuidOf(id) is not null && Calls.CallId.IsValid(id[..^(Digits + 1)])
            ? id[..^(Digits + 1)]
            : null;

    /// <summary>When the draft was started; null for an id of another kind.</summary>
    public static DateTimeOffset? StartOf(string id) => GuidOf(id) is { Version: 7 }
        ? DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(id.AsSpan(id.Length - Digits, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
        : null;

    private static Guid? GuidOf(string id) =>
        id.Length >= Digits && !id.AsSpan(id.Length - Digits).ContainsAnyInRange('A', 'Z')
            && Guid.TryParseExact(id.AsSpan(id.Length - Digits), "N", out var guid)
            ? guid
            : null;
}
