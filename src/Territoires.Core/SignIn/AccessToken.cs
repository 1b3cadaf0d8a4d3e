namespace Territoires.Core.SignIn;

/// <summary>Lets a program act as the owner of an account, with what the account may do then, until a day or until it is revoked.</summary>
/// <param name="Id">Under which it is listed and revoked; it opens nothing.</param>
/// <param name="Name">What its owner calls it, to tell it from the others.</param>
/// <param name="CreatedAt">When its owner made it.</param>
/// <param name="ExpiresAt">From this instant on it opens nothing.</param>
/// <param name="UsedAt">When it was last seen, to the hour; null when it never was.</param>
public sealed record AccessToken(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Days for which one may be made.</summary>
    public static readonly IReadOnlyList<int> Lives = [30, 90, 365];

    /// <summary>More than this many at once are more than anybody can look after.</summary>
    public const int MostOfAnAccount = 20;
}
