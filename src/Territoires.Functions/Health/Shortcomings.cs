using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.Mail;
using Territoires.Core.SignIn;
using Territoires.Web.Served;

namespace Territoires.Functions.Health;

/// <summary>
/// What this installation lacks of its settings, for those who run it. A log entry at the start would be lost, because the
/// host keeps only what is logged during an invocation: so it is on standard error, and readiness says it as long as it lasts.
/// </summary>
public sealed class Shortcomings(IHostEnvironment environment, Mailboxes mailboxes, Tokens tokens, PublicSite site,
    FirstAdministrator first)
{
    /// <summary>One line each; none when nothing is missing.</summary>
    public IReadOnlyList<string> All => [.. Missing()];

    public async Task SayAsync(TextWriter output)
    {
        foreach (var line in All)
        {
            await output.WriteLineAsync(line);
        }
    }

    private IEnumerable<string> Missing()
    {
        if (mailboxes.Current is null)
        {
            yield return "mail: no mail can be sent, so nobody can sign in. "
                + "Set Smtp__Host and Smtp__From (and Smtp__Port, Smtp__User, Smtp__Password, Smtp__Tls where the server asks).";
        }

        if (!tokens.HasKey)
        {
            yield return $"tokens: there is no signing key, so no token opens the API. Set {Tokens.KeySetting} to {Tokens.KeyWanted}.";
        }

        if (site.Address is null && !environment.IsDevelopment())
        {
            yield return "address: no link of a mail can be written, so nobody can sign in. "
                + $"Set {PublicSite.Setting} to where this site is, https://… .";
        }

        if (first.IsUnreadable)
        {
            yield return $"administrator: {FirstAdministrator.Setting} holds no electronic address, so nobody becomes the first one.";
        }
    }
}
