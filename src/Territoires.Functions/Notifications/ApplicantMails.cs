using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity.Accounts;
using Territoires.Functions.Web;

namespace Territoires.Functions.Notifications;

/// <summary>
/// What applicants are told by mail, because of a fact. A message is named after its fact, so that an effect done twice
/// sends it once; the address stands in the applicant's own account, and whoever has none is not written to.
/// </summary>
public sealed class ApplicantMails(MailOutbox outbox, AccountStore accounts, CallStore calls, ApplicationStore applications, PublicSite site)
{
    /// <summary>A message that no mail server took for so long is of no use any more.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

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
        var text = MailText.Of(call.Rules,
        [
            $"Votre candidature à l’appel «\u00a0{call.Rules.Title}\u00a0» a été reçue le {FrenchText.Instant(submission.ReceivedAt, call.Rules.Calendar.Closes.Zone)}, sous le numéro {submission.Number}.",
            .. Leading("Votre récépissé, à conserver :", Addresses.Receipt(id)),
            "L’organisateur vérifie maintenant la recevabilité des candidatures, puis le jury les évalue. Vous n’avez rien à faire\u00a0; un message vous préviendra si une correction est demandée, puis quand l’issue sera connue.",
        ]);
        await PostAsync(new MailNotice("recepisse", "Récépissé de votre candidature", text), account, application, sequence, submission.ReceivedAt, submission.ReceivedAt + Life);
    }

    /// <summary>What is asked stands on the page, not in the mail.</summary>
    /// <param name="id">The application.</param>
    /// <param name="number">Which of its corrections.</param>
    /// <param name="sequence">The fact that it was asked.</param>
    public async Task TellOfCorrectionAsync(string id, int number, long sequence)
    {
        if ((await applications.LoadAsync(id, CancellationToken.None)).State is not { Submission: { } submission, Correction: { } correction } application
            || correction.Number != number
            || await AccountOfAsync(application) is not { } account)
        {
            return;
        }

        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var text = MailText.Of(call.Rules,
        [
            $"L’organisateur vous demande de corriger votre candidature à l’appel «\u00a0{call.Rules.Title}\u00a0», déposée sous le numéro {submission.Number}.",
            $"Envoyez la correction au plus tard le {FrenchText.Instant(correction.Request.Deadline)}. Sans correction, la candidature reste telle que vous l’avez déposée.",
            .. Leading("Ce qui est demandé, et la page pour corriger :", Addresses.Application(id)),
        ]);
        await PostAsync(new MailNotice("correction", "Une correction est demandée sur votre candidature", text), account, application, sequence, correction.AskedAt, correction.Request.Deadline.Instant);
    }

    /// <summary>Whoever has a draft or applied is told, all at the same moment; a mail about dates that moved again is not sent.</summary>
    /// <param name="id">The call.</param>
    /// <param name="number">Which of its extensions.</param>
    /// <param name="sequence">The fact that the closing was put off.</param>
    public async Task TellOfExtensionAsync(string id, int number, long sequence)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call.Extensions.Count != number)
        {
            return;
        }

        var extension = call.Extensions[^1];
        foreach (var mine in await ByOwnerAsync(id))
        {
            if (await AccountOfAsync(mine[0]) is { } account)
            {
                var notice = new MailNotice("prolongation", "La clôture de l’appel est reportée", TextOfExtension(call, extension, mine));
                await PostAsync(notice, account, mine[0], sequence, extension.At, extension.After.Closes.Instant);
            }
        }
    }

    /// <param name="id">The call.</param>
    /// <param name="sequence">The fact that its list is public.</param>
    public async Task TellOfOutcomesAsync(string id, long sequence)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call is not { Stage: CallStage.Published, PublicationAt: { } at })
        {
            return;
        }

        await foreach (var application in applications.OfCallAsync(id, CancellationToken.None))
        {
            if (application.Stage == ApplicationStage.Submitted && await AccountOfAsync(application) is { } account)
            {
                await PostAsync(new MailNotice("issue", "L’issue de votre candidature est connue", TextOfOutcome(call, application)), account, application, sequence, at, at + Life);
            }
        }
    }

    /// <summary>What each applicant has in the call and did not take back, the oldest first: one person is written to once.</summary>
    private async Task<IReadOnlyList<ApplicationState[]>> ByOwnerAsync(string call)
    {
        var standing = new List<ApplicationState>();
        await foreach (var application in applications.OfCallAsync(call, CancellationToken.None))
        {
            if (application.Stage != ApplicationStage.Withdrawn)
            {
                standing.Add(application);
            }
        }

        return [.. standing.OrderBy(application => application.Id, StringComparer.Ordinal).GroupBy(application => application.OwnerId, (_, mine) => mine.ToArray())];
    }

    private string TextOfExtension(CallState call, Extension extension, ApplicationState[] mine) => MailText.Of(call.Rules,
    [
        $"La clôture de l’appel «\u00a0{call.Rules.Title}\u00a0» est reportée, pour tous les candidats, au {FrenchText.Instant(extension.After.Closes)}. Motif\u00a0: {extension.Reason}",
        .. mine.Select(application => application.Submission).OfType<Submission>()
            .Select(submission => $"Votre candidature, déposée sous le numéro {submission.Number}, reste déposée\u00a0: vous n’avez rien à faire."),
        .. mine.Count(application => application.Submission is null) switch
        {
            0 => Array.Empty<string>(),
            1 => ["Votre brouillon reste ouvert jusque-là."],
            var drafts => [$"Vos {FrenchText.Number(drafts)} brouillons restent ouverts jusque-là."],
        },
        .. mine is [var only] ? Leading("Votre candidature :", Addresses.Application(only.Id)) : Leading("Vos candidatures :", Addresses.MyApplications),
    ]);

    /// <summary>Says that it is known, never what it is: a mail travels further than a page that asks who one is.</summary>
    private string TextOfOutcome(CallState call, ApplicationState application) => MailText.Of(call.Rules,
    [
        $"L’issue de votre candidature à l’appel «\u00a0{call.Rules.Title}\u00a0», déposée sous le numéro {application.Submission!.Number}, est connue.",
        .. Leading("Elle se lit, une fois connecté, sur la page de votre candidature :", Addresses.Application(application.Id)),
        "Cette page dit aussi les recours possibles et leur délai.",
    ]);

    private Task<Account?> AccountOfAsync(ApplicationState application) => accounts.OfActorAsync(application.OwnerId, CancellationToken.None);

    private Task PostAsync(MailNotice notice, Account account, ApplicationState application, long sequence, DateTimeOffset at, DateTimeOffset notAfter)
    {
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{notice.Kind}-{application.Id}-{sequence}");
        return outbox.PostAsync(new Mail(id, account.Key, notice.Subject, notice.Text, at, notAfter));
    }

    /// <summary>The sentence and its link; without a public address in the settings, where to go instead.</summary>
    private string[] Leading(string sentence, string path) =>
        site.Address is { } address
            ? [sentence, new Uri(address, path).ToString()]
            : ["Connectez-vous à Territoires, puis ouvrez «\u00a0Mes candidatures\u00a0»."];

    /// <param name="Kind">Begins the id of the message.</param>
    private sealed record MailNotice(string Kind, string Subject, string Text);
}
