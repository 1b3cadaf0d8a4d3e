namespace Territoires.Core.Mail;

/// <summary>Where messages leave the app.</summary>
public interface IMailbox
{
    /// <summary>It takes a message at once: nobody can tell from the time of an answer whether one was sent.</summary>
    bool IsAtHand { get; }

    /// <exception cref="Exception">It did not take the message, which is tried again later.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
