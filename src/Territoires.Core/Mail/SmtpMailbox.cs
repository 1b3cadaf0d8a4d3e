using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Territoires.Core.Mail;

/// <summary>Sends through an SMTP server, as plain text.</summary>
public sealed class SmtpMailbox(IConfiguration configuration) : IMailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsAtHand => false;

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var settings = SmtpSettings.Read(configuration) ?? throw new InvalidOperationException("No SMTP server is set.");
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { Length: > 0 })
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        using var message = new MailMessage(settings.From, mail.To, mail.Subject, mail.Text.ReplaceLineEndings("\r\n"))
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        // The same each time, so that a mail server that is given the message twice may know it again.
        message.Headers.Add("Message-ID", $"<{mail.Id}@{new MailAddress(settings.From).Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await client.SendMailAsync(message, patience.Token);
    }
}
