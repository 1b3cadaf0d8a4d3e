using System.Globalization;
using Territoires.Core.Accounts;
using Territoires.Core.Calls;
using Territoires.Core.Mail;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>
/// Whoever asked is told that their question is answered, answered otherwise, or not answered in public. A message is named after its
/// fact, so that an effect done twice sends it once; whoever has no account any more is not written to.
/// </summary>
public sealed class EnquiryMails(
    MailOutbox outbox, AccountStore accounts, CallStore calls, EnquiryStore enquiries, IEnquiryMailText words)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <param name="id">The enquiry.</param>
    /// <param name="hasChanged">True when it was answered otherwise before.</param>
    /// <param name="sequence">The fact after which it stands so.</param>
    public async Task TellAskerAsync(string id, bool hasChanged, long sequence)
    {
        if ((await enquiries.LoadAsync(id, CancellationToken.None)).State
            is not { AskerId: { } asker, Stage: not EnquiryStage.Waiting } enquiry
            || await accounts.OfActorAsync(asker, CancellationToken.None) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(enquiry.CallId, CancellationToken.None);
        var (subject, text) = words.Of(call, enquiry.Stage, hasChanged);
        var at = outbox.Now;
        await outbox.PostAsync(new WrittenMail(
            string.Create(CultureInfo.InvariantCulture, $"question-{id}-{sequence}"), account.Key, subject, text, at, at + Life, call.Id));
    }
}
