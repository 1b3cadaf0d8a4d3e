using Microsoft.Extensions.Logging;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;

namespace Territoires.Core.Mail;

/// <summary>
/// Messages are written down, then sent: at once where that takes no time, else after the answer, else by the sweep. Each is
/// sent once; only when the program dies while a mail server is taking one is it offered again, under the same message id.
/// </summary>
public sealed class MailOutbox(MailStore mails, AccountStore accounts, Mailboxes mailboxes, TimeProvider clock, ILogger<MailOutbox> log)
{
    /// <summary>Longer than any mail server takes: whoever has been sending since is dead.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>A pointer without its message is kept this long: its writer may still be about to write it.</summary>
    private static readonly TimeSpan EmptyPointerLife = TimeSpan.FromHours(1);

    /// <summary>Harmless when a message of that id was written before. Answers the id.</summary>
    public async Task<string> WriteAsync(Mail mail)
    {
        await mails.AddAsync(mail);
        return mail.Id;
    }

    /// <summary>Writes a message that nobody's answer waits for: sent at once where that takes no time, else by the next sweep.</summary>
    public async Task PostAsync(Mail mail)
    {
        await WriteAsync(mail);
        if (mailboxes.Current is { IsAtHand: true })
        {
            await TrySendAsync(mail.Id, CancellationToken.None);
        }
    }

    /// <summary>Sends what was just written. Whatever goes wrong, the sweep takes it from there.</summary>
    /// <param name="id">The message.</param>
    /// <param name="afterAnswer">Does what nobody's answer waits for.</param>
    public async Task SendSoonAsync(string id, Action<Func<Task>> afterAnswer)
    {
        if (mailboxes.Current is { IsAtHand: true })
        {
            await TrySendAsync(id, CancellationToken.None);
        }
        else
        {
            afterAnswer(() => TrySendAsync(id, CancellationToken.None));
        }
    }

    /// <summary>Sends what is left: mail servers that were away, kills.</summary>
    public async Task SendLeftAsync(CancellationToken cancellation)
    {
        for (var shard = 0; shard < TableKeys.Shards; shard++)
        {
            foreach (var (id, at) in await mails.LeftAsync(shard, cancellation))
            {
                var known = await TrySendAsync(id, cancellation);
                if (!known && clock.GetUtcNow() - at > EmptyPointerLife)
                {
                    await mails.ForgetPointerAsync(id);
                }
            }
        }
    }

    /// <summary>False when there is no such message.</summary>
    private async Task<bool> TrySendAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await SendAsync(id, cancellation);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogWarning(failure, "The mail {Mail} is left to the next sweep.", id);
            return true;
        }
    }

    private async Task<bool> SendAsync(string id, CancellationToken cancellation)
    {
        if (await mails.FindAsync(id, cancellation) is not { } stored)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (stored.State is MailState.Sent or MailState.Dropped)
        {
            await mails.ForgetPointerAsync(id);
            return true;
        }

        if (mailboxes.Current is not { } mailbox || (stored.State == MailState.Sending && now - stored.ClaimedAt < Abandoned))
        {
            return true;
        }

        var account = now < stored.Mail.NotAfter ? await accounts.FindAsync(stored.Mail.Account, cancellation) : null;
        if (await mails.ReplaceAsync(stored with { State = account is null ? MailState.Dropped : MailState.Sending, ClaimedAt = now }) is not { } claimed)
        {
            return true;
        }

        if (account is not null)
        {
            await HandOverAsync(mailbox, account, claimed);
        }

        await mails.ForgetPointerAsync(id);
        return true;
    }

    /// <summary>A mailbox that refuses leaves the message waiting.</summary>
    private async Task HandOverAsync(IMailbox mailbox, Account account, StoredMail claimed)
    {
        var mail = claimed.Mail;
        try
        {
            await mailbox.SendAsync(new OutgoingMail(mail.Id, account.Address.Value, mail.Subject, mail.Text, mail.At), CancellationToken.None);
        }
        catch (Exception)
        {
            await mails.ReplaceAsync(claimed with { State = MailState.Waiting });
            throw;
        }

        await mails.ReplaceAsync(claimed with { State = MailState.Sent });
    }
}
