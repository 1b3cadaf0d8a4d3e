using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Mail;

namespace Territoires.Functions.Notifications;

/// <summary>Every minute, sends the mails that were not sent as they were written.</summary>
public sealed class SendLeftMails(MailOutbox mails)
{
    [Function(nameof(SendLeftMails))]
    public Task RunAsync([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellation) => mails.SendLeftAsync(cancellation);
}
