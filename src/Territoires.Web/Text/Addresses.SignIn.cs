namespace Territoires.Web.Text;

/// <summary>Where one signs in.</summary>
public static partial class Addresses
{
    public const string SignInLinkAsked = "/connexion/envoye";

    /// <summary>The same page, after a link was asked where an unknown address is registered.</summary>
    public const string FirstSignInLinkAsked = $"{SignInLinkAsked}?{FirstSignIn}=oui";

    public const string FirstSignIn = "premiere";
    public const string SignInLink = "/connexion/lien";

    /// <summary>Where the code of a mail is sent.</summary>
    public const string SignInCode = "/connexion/code";

    /// <summary>Where a developer sends a token.</summary>
    public const string SignInToken = "/connexion/jeton";

    /// <summary>What lets programs act in the name of whoever is signed in.</summary>
    public const string AccessTokens = "/compte/acces";

    /// <summary>Which messages whoever is signed in does without.</summary>
    public const string MailPreferences = "/compte/courriels";

    /// <summary>What a development installation would have sent.</summary>
    public const string DevelopmentMail = "/dev/mail";

    public static string AccessTokenRevocation(string id) => $"{AccessTokens}/{id}/retrait";

    public static string SignInFor(string back) => back == Home ? SignIn : $"{SignIn}?retour={Uri.EscapeDataString(back)}";

    public static string SignInLinkOf(string token) => $"{SignInLink}?jeton={token}";
}
