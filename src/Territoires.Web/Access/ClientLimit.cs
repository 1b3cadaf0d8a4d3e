namespace Territoires.Web.Access;

/// <summary>How much one client may send in an hour while nobody has vouched for it.</summary>
public enum ClientLimit
{
    /// <summary>Using links and codes, and whatever else is open to everybody: several for each person who signs in.</summary>
    Sends,

    /// <summary>Asking for links, inviting: each writes to somebody.</summary>
    Mails,
}
