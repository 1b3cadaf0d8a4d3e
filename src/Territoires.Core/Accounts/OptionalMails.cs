namespace Territoires.Core.Accounts;

/// <summary>Messages that their reader may do without; the law or the procedure asks for every other one.</summary>
[Flags]
public enum OptionalMails
{
    None = 0,

    /// <summary>Something is due soon, or was, and is not done.</summary>
    Reminders = 1,

    /// <summary>It is their turn to act.</summary>
    Turns = 2,
}
