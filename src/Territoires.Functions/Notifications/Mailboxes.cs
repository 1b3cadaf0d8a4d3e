using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Territoires.Functions.Notifications;

/// <summary>Which mailbox this installation has: the SMTP server of its settings; else, in Development, one that keeps what it is given.</summary>
public sealed class Mailboxes(IConfiguration configuration, IHostEnvironment environment, SmtpMailbox smtp, KeptMailbox kept, ILogger<Mailboxes> log)
{
    /// <summary>Null when nothing can be sent.</summary>
    public IMailbox? Current => SmtpSettings.Read(configuration) is not null ? smtp : environment.IsDevelopment() ? kept : null;

    public void WarnIfThereIsNone()
    {
        if (Current is null)
        {
            log.LogError("No mail can be sent, so nobody can sign in: set {Host} and {From} (and {Port}, {User}, {Password}, {Tls} where the server asks).",
                "Smtp__Host", "Smtp__From", "Smtp__Port", "Smtp__User", "Smtp__Password", "Smtp__Tls");
        }
    }
}
