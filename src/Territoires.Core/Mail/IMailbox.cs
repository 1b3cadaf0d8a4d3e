namespace Territoires.Core.Mail;

/// <summary>What a mailbox says of a message.</summary>
public enum MailAnswer
{
    Taken,

    /// <summary>Nothing will ever be delivered to its address: there is no use in trying again.</summary>
    AddressRefused,
}

/// <summary>Where messages leave the app.</summary>
public interface IMailbox
{
    /// <summary>It takes a message at once: nobody can tell from the time of an answer whether one was sent.</summary>
    bool IsAtHand { get; }

    /// <exception cref="Exception">It did not take the message, which is tried again later.</exception>
    Task<MailAnswer> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
