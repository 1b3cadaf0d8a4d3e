using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Mail;

/// <summary>
/// What applicants are told by mail, because of a fact. A message is named after its fact, so that an effect done twice
/// sends it once; the address stands in the applicant's own account, and whoever has none is not written to.
/// </summary>
public sealed class ApplicantMails(
    MailOutbox outbox, AccountStore accounts, CallStore calls, ApplicationStore applications, IApplicantMailText words,
    TimeProvider clock)
{
    /// <summary>A message that no mail server took for so long is of no use any more.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>How many are written to at a time, of many: what is interrupted does only the last of them again.</summary>
    private const int PageOfMails = 100;

    /// <param name="id">The application.</param>
    /// <param name="sequence">The fact of its submission.</param>
    public async Task TellOfReceiptAsync(string id, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { Submission: { } submission } application
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        await PostAsync("recepisse", new ApplicantNews.Received(call, application), account, sequence, submission.ReceivedAt,
            submission.ReceivedAt + Life);
    }

    /// <summary>Who is invited to write is told by whom; one who was taken back meanwhile is not.</summary>
    /// <param name="id">The application.</param>
    /// <param name="editor">Who is invited.</param>
    /// <param name="sequence">The fact of the invitation.</param>
    public async Task TellEditorAsync(string id, string editor, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { Stage: not ApplicationStage.Deleted } application
            || !application.Editors.Contains(editor)
            || await accounts.OfActorAsync(editor, CancellationToken.None) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var news = new ApplicantNews.InvitedToWrite(
            call, application, (await AccountOfAsync(application))?.Address.Value, account.Actor.Is(Role.Applicant),
            account.Actor.Is(Role.Juror));
        var at = clock.GetUtcNow();
        await PostAsync("redaction", news, account, sequence, at, at + Life);
    }

    /// <param name="id">The application.</param>
    /// <param name="number">Which of its corrections.</param>
    /// <param name="sequence">The fact that it was asked.</param>
    public async Task TellOfCorrectionAsync(string id, int number, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State
            is not { Submission: not null, Correction: { } correction } application
            || correction.Number != number
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var news = new ApplicantNews.CorrectionAsked(call, application, correction);
        await PostAsync("correction", news, account, sequence, correction.AskedAt, correction.Request.Deadline.Instant);
    }

    /// <param name="id">The application.</param>
    /// <param name="version">Among those that were received, from 1.</param>
    /// <param name="sequence">The fact that it was sent.</param>
    public async Task TellOfNewVersionAsync(string id, int version, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { } application
            || application.Received.ElementAtOrDefault(version - 1) is not { } received
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var news = new ApplicantNews.NewVersionReceived(call, application, version, received.ReceivedAt);
        await PostAsync("version", news, account, sequence, received.ReceivedAt, received.ReceivedAt + Life);
    }

    /// <summary>That the application is withdrawn, or that there is a decision on its eligibility of which its applicant is told.</summary>
    /// <param name="id">The application.</param>
    /// <param name="sequence">The fact after which it stands so.</param>
    public async Task TellWhereItStandsAsync(string id, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { } application
            || (application.Stage != ApplicationStage.Withdrawn && application.ToldEligibility is null)
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        ApplicantNews news = application.Stage == ApplicationStage.Withdrawn
            ? new ApplicantNews.Withdrawn(call, application)
            : new ApplicantNews.EligibilityKnown(call, application);
        var at = clock.GetUtcNow();
        await PostAsync("recevabilite", news, account, sequence, at, at + Life);
    }

    /// <summary>Whoever has a draft or applied is told, all at the same moment; a mail about dates that moved again is not sent.</summary>
    /// <param name="id">The call.</param>
    /// <param name="number">Which of its extensions.</param>
    /// <param name="sequence">The fact that the closing was put off.</param>
    /// <param name="page">How many pages of mails are written.</param>
    /// <returns>False when another page follows.</returns>
    public async Task<bool> TellOfExtensionAsync(string id, int number, long sequence, int page)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call.Extensions.Count != number)
        {
            return true;
        }

        var extension = call.Extensions[^1];
        return await InPagesAsync(await ByOwnerAsync(id), page, async mine =>
        {
            if (await AccountOfAsync(mine[0]) is { } account)
            {
                var news = new ApplicantNews.ClosingPutOff(call, mine, extension);
                await PostAsync("prolongation", news, account, sequence, extension.At, extension.After.Closing.Instant);
            }
        });
    }

    /// <summary>Whoever has a draft that is not submitted, or a change that is not sent, is told until when it can be.</summary>
    /// <param name="call">The call.</param>
    /// <param name="at">When this was promised.</param>
    /// <param name="page">How many pages of mails are written.</param>
    /// <returns>False when another page follows.</returns>
    public async Task<bool> RemindOfDraftsAsync(CallState call, DateTimeOffset at, int page)
    {
        var drafts = (await ByOwnerAsync(call.Id)).Select(mine => mine.Where(IsUnsent).ToArray())
            .Where(mine => mine.Length > 0).ToArray();
        return await InPagesAsync(drafts, page, async mine =>
        {
            if (await AccountOfAsync(mine[0]) is { } account)
            {
                await PostAsync(
                    "brouillon", new ApplicantNews.DraftWaits(call, mine), account, at.ToUnixTimeSeconds(), at,
                    call.Rules.Calendar.Closing.Instant);
            }
        });
    }

    /// <param name="id">The call.</param>
    /// <param name="sequence">The fact that its list is public.</param>
    /// <param name="page">How many pages of mails are written.</param>
    /// <returns>False when another page follows.</returns>
    public async Task<bool> TellOfOutcomesAsync(string id, long sequence, int page)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call is not { Stage: CallStage.Published, PublicationAt: { } at })
        {
            return true;
        }

        return await InPagesAsync(await SubmittedAsync(id), page, async application =>
        {
            if (await AccountOfAsync(application) is { } account)
            {
                await PostAsync("issue", new ApplicantNews.OutcomeKnown(call, application), account, sequence, at, at + Life);
            }
        });
    }

    /// <summary>A called laureate learns it, and one who gave up that it was noted.</summary>
    /// <param name="id">The application.</param>
    /// <param name="sequence">The fact that changed the list.</param>
    public async Task TellOfChangedOutcomeAsync(string id, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { } application
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var at = call.ListChanges.Last(change => change.Application?.Id == id).At;
        await PostAsync("liste", new ApplicantNews.OutcomeChanged(call, application), account, sequence, at, at + Life);
    }

    /// <summary>Whoever applied is told that the call ended without a list, and why.</summary>
    /// <param name="id">The call.</param>
    /// <param name="sequence">The fact that it ended.</param>
    /// <param name="page">How many pages of mails are written.</param>
    /// <returns>False when another page follows.</returns>
    public async Task<bool> TellOfEndAsync(string id, long sequence, int page)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call.End is not { } end)
        {
            return true;
        }

        return await InPagesAsync(await SubmittedAsync(id), page, async application =>
        {
            if (await AccountOfAsync(application) is { } account)
            {
                await PostAsync("fin", new ApplicantNews.CallOver(call, application, end), account, sequence, end.At, end.At + Life);
            }
        });
    }

    private static bool IsUnsent(ApplicationState application) =>
        application.Stage == ApplicationStage.Draft || application.Correction is { IsOwn: true };

    /// <summary>What was submitted to a call and not taken back, always in the same order.</summary>
    private async Task<IReadOnlyList<ApplicationState>> SubmittedAsync(string call) =>
    [
        .. (await applications.OfCallAsync(call, CancellationToken.None))
            .Where(application => application.Stage == ApplicationStage.Submitted)
            .OrderBy(application => application.Id, StringComparer.Ordinal),
    ];

    private static async Task<bool> InPagesAsync<T>(IReadOnlyList<T> all, int page, Func<T, Task> tell)
    {
        await Task.WhenAll(all.Skip(page * PageOfMails).Take(PageOfMails).Select(tell));
        return all.Count <= (page + 1) * PageOfMails;
    }

    /// <summary>
    /// What each applicant has in the call and did not take back, the oldest first, sorted by it: one person is written to once.
    /// </summary>
    private async Task<IReadOnlyList<ApplicationState[]>> ByOwnerAsync(string call) =>
    [
        .. (await applications.OfCallAsync(call, CancellationToken.None))
            .Where(application => application.Stage != ApplicationStage.Withdrawn)
            .OrderBy(application => application.Id, StringComparer.Ordinal)
            .GroupBy(application => application.OwnerId, (_, mine) => mine.ToArray()),
    ];

    /// <summary>Nobody applied with a file that the organiser wrote.</summary>
    private async Task<Account?> AccountOfAsync(ApplicationState application) => application.IsWrittenUp
        ? null
        : await accounts.OfActorAsync(application.OwnerId, CancellationToken.None);

    /// <summary>All but what recalls a draft is a receipt, a decision, or what changes what one may do.</summary>
    public static OptionalMails KindOf(ApplicantNews news) =>
        news is ApplicantNews.DraftWaits ? OptionalMails.Reminders : OptionalMails.None;

    /// <param name="kind">Begins the id of the message.</param>
    private Task PostAsync(string kind, ApplicantNews news, Account account, long sequence, DateTimeOffset at, DateTimeOffset notAfter)
    {
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}-{news.Application.Id}-{sequence}");
        var (subject, text) = words.Of(news);
        return outbox.PostAsync(new WrittenMail(id, account.Key, subject, text, at, notAfter, news.Call.Id, KindOf(news)));
    }
}
