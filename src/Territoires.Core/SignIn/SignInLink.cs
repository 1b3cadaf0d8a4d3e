using Azure;

namespace Territoires.Core.SignIn;

/// <summary>A link that was asked for.</summary>
/// <param name="Hash">Of its token, which is kept nowhere.</param>
/// <param name="Account">Whom it signs in; there may be no such account.</param>
/// <param name="Browser">Hash of the mark of the browser that asked; null for one made by a development installation for any
/// browser.</param>
/// <param name="ExpiresAt">From this instant on it opens nothing.</param>
/// <param name="Return">Where its user goes.</param>
/// <param name="Use">Its one use; null until then.</param>
/// <param name="Tag">Of its row.</param>
public sealed record SignInLink(
    string Hash, string Account, string? Browser, DateTimeOffset ExpiresAt, string Return, SignInLinkUse? Use, ETag Tag);

/// <summary>The one session that a link opened, and when.</summary>
public sealed record SignInLinkUse(DateTimeOffset At, string Session);
