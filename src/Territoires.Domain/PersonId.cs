using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Territoires.Domain;

/// <summary>
/// Who a person is in facts: a role and a number, or an id that an account was given. Never a name or an address, which
/// facts keep for ever; hence small letters, digits and single hyphens only.
/// </summary>
public static partial class PersonId
{
    public const int MaxLength = 60;

    public static bool IsValid([NotNullWhen(true)] string? id) => id is { Length: > 0 and <= MaxLength } && Shape().IsMatch(id);

    [GeneratedRegex(
        "^[a-z0-9](-?[a-z0-9])*\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
