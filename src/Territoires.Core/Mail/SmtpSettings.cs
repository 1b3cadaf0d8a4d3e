using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Territoires.Core.Mail;

/// <summary>The settings <c>Smtp__…</c>.</summary>
/// <param name="Tls">STARTTLS; on unless <c>Smtp__Tls</c> is <c>false</c>.</param>
public sealed record SmtpSettings(string Host, int Port, string From, string? User, string? Password, bool Tls)
{
    private const int SubmissionPort = 587;

    /// <summary>Null when no server is named, or nobody to write as.</summary>
    public static SmtpSettings? Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        return smtp["Host"] is { Length: > 0 } host && smtp["From"] is { Length: > 0 } from
            ? new SmtpSettings(
                host,
                int.TryParse(smtp["Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : SubmissionPort,
                from,
                smtp["User"],
                smtp["Password"],
                !string.Equals(smtp["Tls"], "false", StringComparison.OrdinalIgnoreCase))
            : null;
    }
}
