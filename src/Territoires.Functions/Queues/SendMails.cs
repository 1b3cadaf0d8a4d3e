using Territoires.Core.Mail;
using Territoires.Core.Storage;

namespace Territoires.Functions.Queues;

/// <summary>Sends one mail.</summary>
public sealed class SendMails(MailOutbox mails)
{
    [Function(nameof(SendMails))]
    public Task RunAsync(
        [QueueTrigger(TableKeys.MailsQueue, Connection = StorageClients.Setting)] string message, CancellationToken cancellation) =>
        mails.RunAsync(Work.Read(message), cancellation);
}
