using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Territoires.Domain.Calls;

/// <summary>
/// The short name of a call, as it stands in addresses, application numbers and orchestration ids: 1 to 60 characters
/// among a–z, 0–9 and single hyphens between them. Orchestration ids are limited to 100, hence the 60.
/// </summary>
public static partial class CallId
{
    public const int MaxLength = 60;

    public static bool IsValid([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= MaxLength } && Shape().IsMatch(id);

    [GeneratedRegex(
        "^[a-z0-9](-?[a-z0-9])*\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
