using System.Net.Mail;
using Microsoft.Extensions.Logging;
using Territoires.Core.Accounts;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;

namespace Territoires.Core.Mail;

/// <summary>
/// Messages are written down, then sent: at once where that takes no time, else by the queue of mails. Each is sent once; only
/// when the program dies while a mail server is taking one is it offered again, under the same message id.
/// </summary>
public sealed class MailOutbox(
    StorageClients storage, MailStore mails, AccountStore accounts, Mailboxes mailboxes, TimeProvider clock,
    Measures measures, ILogger<MailOutbox> log)
{
    /// <summary>Longer than any mail server takes: whoever has been sending since is dead.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private readonly WorkQueue queue = new(storage, TableKeys.MailsQueue);

    /// <summary>When a message that is written now is written.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Writes a message down and has it sent; harmless when a message of that id was written before.</summary>
    public async Task PostAsync(WrittenMail mail)
    {
        await mails.AddAsync(mail);
        if (mailboxes.Current is { IsAtHand: true })
        {
            await SendAsync(mail.Id, CancellationToken.None);
        }
        else
        {
            await queue.AddAsync(new Work(mail.Id).Write());
        }
    }

    /// <summary>Sends one message. What no server takes is tried again later, until it is given up.</summary>
    public async Task RunAsync(Work work, CancellationToken cancellation)
    {
        try
        {
            if (await SendAsync(work.Of, cancellation))
            {
                return;
            }
        }
        catch (SmtpException refusal)
        {
            // Without the exception: a server that refuses often says whom.
            log.LogWarning("The mail {Mail} was not taken ({Status}); it is tried again.", work.Of, refusal.StatusCode);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogWarning(failure, "The mail {Mail} was not taken; it is tried again.", work.Of);
        }

        await AgainAsync(work);
    }

    /// <summary>Has everything that was given up sent again, from the first try.</summary>
    public async Task<int> SendAgainAsync(CancellationToken cancellation)
    {
        var refused = await mails.RefusedAsync(cancellation);
        foreach (var mail in refused)
        {
            if (await mails.ReplaceAsync(mail with { State = MailState.Waiting }) is not null)
            {
                await queue.AddAsync(new Work(mail.Mail.Id).Write());
            }

            await mails.UnlistRefusedAsync(mail.Mail.Id);
        }

        await queue.SendAgainAsync(message => (Work.Read(message) with { Try = 0 }).Write());
        return refused.Count;
    }

    private async Task AgainAsync(Work work)
    {
        if (work.Try + 1 < WorkQueue.MostTries)
        {
            measures.Mailed("again");
            await queue.AgainAsync((work with { Try = work.Try + 1 }).Write(), work.Try + 1);
            return;
        }

        measures.Mailed("given-up");
        log.LogError(
            "The mail {Mail} was refused {Count} times and is given up: an administrator can send it again.", work.Of, work.Try + 1);
        if (await mails.FindAsync(work.Of, CancellationToken.None) is { State: MailState.Waiting } stored)
        {
            await GiveUpAsync(stored);
        }
    }

    private async Task GiveUpAsync(StoredMail mail)
    {
        await mails.ListRefusedAsync(mail.Mail.Id);
        await mails.ReplaceAsync(mail with { State = MailState.Refused });
    }

    /// <summary>False when it is not known to be sent: somebody else is sending it, or nothing can be sent.</summary>
    private async Task<bool> SendAsync(string id, CancellationToken cancellation)
    {
        if (await mails.FindAsync(id, cancellation) is not { State: MailState.Waiting or MailState.Sending } stored)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        if (mailboxes.Current is not { } mailbox || (stored.State == MailState.Sending && now - stored.ClaimedAt < Abandoned))
        {
            return false;
        }

        var account = now < stored.Mail.NotAfter ? await accounts.FindAsync(stored.Mail.Account, cancellation) : null;
        if (account is not null && !account.Receives(stored.Mail.Kind))
        {
            // They do without it.
            account = null;
        }

        if (await mails.ReplaceAsync(
            stored with { State = account is null ? MailState.Dropped : MailState.Sending, ClaimedAt = now }) is not { } claimed)
        {
            return false;
        }

        measures.Mailed(account is null ? "dropped" : await HandOverAsync(mailbox, account, claimed) ? "sent" : "given-up");
        return true;
    }

    /// <summary>
    /// False when the address is refused for good, which has the message given up at once; an outage leaves it waiting.
    /// </summary>
    private async Task<bool> HandOverAsync(IMailbox mailbox, Account account, StoredMail claimed)
    {
        var mail = claimed.Mail;
        MailAnswer answer;
        try
        {
            answer = await mailbox.SendAsync(
                new OutgoingMail(mail.Id, account.Address.Value, mail.Subject, mail.Text, mail.At), CancellationToken.None);
        }
        catch (Exception failure)
        {
            var status = failure is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure and var code } ? (int?)code : null;
            await mails.ReplaceAsync(claimed with { State = MailState.Waiting, Fault = new MailFault(IsOfAddress: false, status) });
            throw;
        }

        if (answer == MailAnswer.AddressRefused)
        {
            log.LogError("The address of the mail {Mail} was refused for good: an administrator can send it again.", mail.Id);
            await GiveUpAsync(claimed with { Fault = new MailFault(IsOfAddress: true, Status: null) });
            return false;
        }

        await mails.ReplaceAsync(claimed with { State = MailState.Sent, Fault = null });
        return true;
    }
}
