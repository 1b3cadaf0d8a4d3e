using Territoires.Core.Accounts;

namespace Territoires.Core.Mail;

/// <summary>A message to somebody, in French, as it is written down before it is sent.</summary>
/// <param name="Id">Names the message: written twice, it is sent once.</param>
/// <param name="Account">Key of the account that it goes to; the address is read when it is sent, and only then.</param>
/// <param name="Subject">One line, without anything secret: it is kept as it is.</param>
/// <param name="Text">Kept unreadable, and erased when it is sent.</param>
/// <param name="At">When it was written.</param>
/// <param name="NotAfter">From this instant on it is of no use, and is dropped.</param>
/// <param name="Call">The call that it is about; null where it is about none.</param>
/// <param name="Kind">What its reader may do without; none for what everybody receives.</param>
public sealed record WrittenMail(
    string Id, string Account, string Subject, string Text, DateTimeOffset At, DateTimeOffset NotAfter, string? Call = null,
    OptionalMails Kind = OptionalMails.None);

/// <summary>A message on its way, with the address.</summary>
public sealed record OutgoingMail(string Id, string To, string Subject, string Text, DateTimeOffset At);
