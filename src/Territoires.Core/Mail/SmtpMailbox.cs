using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Territoires.Core.Mail;

/// <summary>Sends through an SMTP server, as plain text.</summary>
public sealed class SmtpMailbox(IConfiguration configuration) : IMailbox
{
    private const int ImplicitTlsPort = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsAtHand => false;

    public async Task<MailAnswer> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var settings = SmtpSettings.Read(configuration) ?? throw new InvalidOperationException("No SMTP server is set.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await SendAsync(mail, settings, patience.Token);
        }
        catch (OperationCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server {settings.Host} did not take a message within {Patience.TotalSeconds} s.", slow);
        }
    }

    private static async Task<MailAnswer> SendAsync(OutgoingMail mail, SmtpSettings settings, CancellationToken cancellation)
    {
        using var message = MessageOf(mail, MailboxAddress.Parse(settings.From));
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings), cancellation);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? string.Empty, cancellation);
        }

        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refusal) when (IsForGood(refusal))
        {
            return MailAnswer.AddressRefused;
        }

        await client.DisconnectAsync(quit: true, cancellation);
        return MailAnswer.Taken;
    }

    private static MimeMessage MessageOf(OutgoingMail mail, MailboxAddress from)
    {
        var message = new MimeMessage(
            [from], [new MailboxAddress(string.Empty, mail.To)], mail.Subject, new TextPart("plain") { Text = mail.Text })
        {
            Date = mail.At,
            // The same each time, so that a mail server that is given the message twice may know it again.
            MessageId = $"{mail.Id}@{from.Domain}",
        };
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions SecurityOf(SmtpSettings settings) =>
        !settings.Tls ? SecureSocketOptions.None
        : settings.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    /// <summary>
    /// Numbers from 500 are for good, those before say to come again. A refused sender, login or text is a fault of the
    /// installation, which somebody mends: it counts as an outage.
    /// </summary>
    private static bool IsForGood(SmtpCommandException refusal) =>
        refusal is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= SmtpStatusCode.SyntaxError };
}
