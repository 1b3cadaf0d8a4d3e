namespace Territoires.Web.Desk.People;

/// <summary>What the page says was just done, by a word of its address.</summary>
public static class PeopleNotice
{
    public const string Invited = "invitee";
    public const string Unwritten = "sans-message";
    public const string Changed = "modifiee";
    public const string Removed = "retiree";
    public const string Imported = "importees";

    /// <summary>Null for nothing.</summary>
    public static string? Of(string? word) => word switch
    {
        Invited => "L’accès est ouvert, et l’invitation est partie.",
        Unwritten => "L’accès est ouvert. Cette installation n’envoie pas de message\u00a0: prévenez la personne vous-même.",
        Changed => "Les changements sont enregistrés\u00a0: ils valent dès maintenant.",
        Removed => "L’accès est retiré\u00a0: la personne ne peut plus se connecter.",
        Imported => "La liste est importée\u00a0: chaque personne qui n’avait pas de compte en a un, et reçoit son invitation.",
        _ => null,
    };
}
