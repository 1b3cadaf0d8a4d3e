using Microsoft.Extensions.Configuration;

namespace Territoires.Core.Mail;

/// <summary>The settings <c>Smtp__…</c>.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = string.Empty;

    /// <summary>465 for TLS from the first byte, else STARTTLS.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whom mails come from: an address, with or without a name.</summary>
    public string From { get; init; } = string.Empty;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Nothing is sent in the clear unless this is <c>false</c>.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Null when no server is named, or nobody to write as.</summary>
    public static SmtpSettings? Read(IConfiguration configuration) =>
        configuration.GetSection("Smtp").Get<SmtpSettings>() is { Host.Length: > 0, From.Length: > 0 } settings ? settings : null;
}
