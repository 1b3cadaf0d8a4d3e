using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Territoires.Core.Mail;

/// <summary>
/// Which mailbox this installation has: the SMTP server of its settings; else, in Development, one that keeps what it is given.
/// </summary>
public sealed class Mailboxes(IConfiguration configuration, IHostEnvironment environment, SmtpMailbox smtp, KeptMailbox kept)
{
    /// <summary>Null when nothing can be sent.</summary>
    public IMailbox? Current => SmtpSettings.Read(configuration) is not null ? smtp : environment.IsDevelopment() ? kept : null;
}
