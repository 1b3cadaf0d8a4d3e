using System.Globalization;
using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;
using Territoires.Orchestrations;

namespace Territoires.Core.Mail;

/// <summary>
/// Whose turn it is, they are told: the people of a call, by their role in it or because their jury has something for them. Whoever has no
/// account is not written to. A message is named after its call and its news, so that what is done twice is sent once.
/// </summary>
public sealed class TurnMails(MailOutbox outbox, AccountDirectory directory, CallStore calls, SessionStore sessions, ITurnMailText words)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>What a milestone of the orchestration hands over, and to whom.</summary>
    private static readonly Dictionary<string, TurnNews> OfMilestones = new(StringComparer.Ordinal)
    {
        [EventNames.ReviewFinalised] = TurnNews.ReviewsDone,
        [EventNames.MinutesSigned] = TurnNews.MinutesSigned,
        [EventNames.ProposalSent] = TurnNews.ProposalSent,
        [EventNames.LaureatesDesignated] = TurnNews.Designated,
    };

    /// <summary>A milestone was reached. Most hand nothing over to anybody.</summary>
    /// <param name="call">The call.</param>
    /// <param name="milestone">One of <see cref="EventNames"/>.</param>
    /// <param name="sequence">The fact that reached it.</param>
    public Task TellOfMilestoneAsync(CallState call, string milestone, long sequence) => OfMilestones.TryGetValue(milestone, out var news)
        ? TellAsync(call, news, sequence, null)
        : Task.CompletedTask;

    /// <param name="id">The call.</param>
    /// <param name="news">Why it is their turn.</param>
    /// <param name="sequence">The fact.</param>
    /// <param name="people">Actors' ids; null for everybody of the role.</param>
    /// <param name="about">What the news are about, by id, where each is told of for itself.</param>
    public async Task TellAsync(
        string id, TurnNews news, long sequence, IReadOnlyList<string>? people, string? about = null) =>
        await TellAsync(await calls.ReadAsync(id, CancellationToken.None), news, sequence, people, about: about);

    /// <summary>Every member of the jury is told when and where it meets.</summary>
    /// <param name="id">The call.</param>
    /// <param name="hasMoved">True when they were told otherwise before.</param>
    /// <param name="sequence">The fact, of the session.</param>
    public async Task SummonAsync(string id, bool hasMoved, long sequence)
    {
        var call = await calls.ReadAsync(id, CancellationToken.None);
        if (call.SessionId is not { } session || (await sessions.LoadAsync(session, CancellationToken.None)).State is not { } convened)
        {
            return;
        }

        string[] members = [.. convened.Seats.SelectMany(seat => seat.Members()).Distinct(StringComparer.Ordinal)];
        await TellAsync(call, hasMoved ? TurnNews.SessionMoved : TurnNews.SessionConvened, sequence, members, convened.Summons);
    }

    /// <summary>People of the call are reminded of what is due.</summary>
    /// <param name="call">The call.</param>
    /// <param name="news">What is due.</param>
    /// <param name="at">When this was promised: one message an instant.</param>
    /// <param name="people">Actors' ids; null for everybody of the role.</param>
    /// <param name="summons">When and where the jury meets, if that is what they are reminded of.</param>
    public Task RemindAsync(CallState call, TurnNews news, DateTimeOffset at, IReadOnlyList<string>? people, Summons? summons = null) =>
        TellAsync(call, news, at.ToUnixTimeSeconds(), people, summons);

    /// <summary>The secretary, and whoever wrote of the file before, are told that there is a remark on it; its author is not.</summary>
    /// <param name="application">The file.</param>
    /// <param name="number">Which of its remarks, from 1.</param>
    /// <param name="sequence">The fact.</param>
    public async Task TellOfRemarkAsync(ApplicationState application, int number, long sequence)
    {
        var call = await calls.ReadAsync(application.CallId, CancellationToken.None);
        var author = application.Remarks[number - 1].AuthorId;
        var before = application.Remarks.Take(number - 1).Select(remark => remark.AuthorId).ToHashSet(StringComparer.Ordinal);
        string[] told =
        [
            .. (await directory.InvitedAsync(CancellationToken.None)).Select(account => account.Actor).Where(actor =>
                actor.Id != author && ApplicationAccess.MayRemark(application, actor)
                && (actor.Is(Role.Secretary) || before.Contains(actor.Id))).Select(actor => actor.Id),
        ];
        await TellAsync(call, TurnNews.RemarkWritten, sequence, told, about: application.Id);
    }

    /// <summary>Administrators are told, once, that the next wave of a programme could not be opened.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="before">The wave that it follows.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="refusal">What keeps it from opening.</param>
    public async Task TellOfRefusedWaveAsync(ProgrammeState programme, CallState before, BegunWave wave, CallRefusal refusal)
    {
        var (subject, text) = words.OfRefusedWave(programme, before, wave, refusal);
        foreach (var account in (await directory.InvitedAsync(CancellationToken.None)).Where(
            account => account.IsAdministrator && account.Actor.Call is null))
        {
            var at = outbox.Now;
            await outbox.PostAsync(new WrittenMail(
                $"turn-WaveRefused-{programme.Id}-{wave.CallId}-{account.Key}", account.Key, subject, text, at, at + Life));
        }
    }

    private async Task TellAsync(
        CallState call, TurnNews news, long sequence, IReadOnlyList<string>? people, Summons? summons = null, string? about = null)
    {
        if (call.End is not null)
        {
            return;
        }

        var invited = await directory.InvitedAsync(CancellationToken.None);
        foreach (var role in RolesOf(news))
        {
            var addressed = invited.Where(account => account.Actor.Is(role) && account.Actor.MayTouch(call.Id)
                && (people is null || people.Contains(account.Actor.Id)));
            foreach (var account in addressed)
            {
                var (subject, text) = words.Of(call, news, role, summons, about);
                var at = outbox.Now;
                await outbox.PostAsync(new WrittenMail(
                    IdOf(call, news, role, account, about, sequence, at), account.Key, subject, text, at, at + Life, call.Id,
                    KindOf(news)));
            }
        }
    }

    /// <summary>A summons is one's due: nobody does without it.</summary>
    public static OptionalMails KindOf(TurnNews news) => news switch
    {
        TurnNews.SessionConvened or TurnNews.SessionMoved => OptionalMails.None,
        TurnNews.SessionSoon or TurnNews.OpinionsDueSoon or TurnNews.ReviewsDueSoon or TurnNews.ReviewsMissing => OptionalMails.Reminders,
        _ => OptionalMails.Turns,
    };

    private static Role[] RolesOf(TurnNews news) => news switch
    {
        TurnNews.Closed => [Role.Secretary, Role.Service],
        TurnNews.WaveOpened => [Role.Administrator, Role.Secretary],
        TurnNews.FilesAssigned or TurnNews.MinutesDrafted or TurnNews.ReviewsDueSoon or TurnNews.SessionConvened or TurnNews.SessionMoved
            or TurnNews.SessionSoon => [Role.Juror],
        TurnNews.ReviewsDone or TurnNews.ReviewsMissing or TurnNews.MinutesSigned or TurnNews.PreparationApproved
            or TurnNews.PreparationReturned or TurnNews.EnquiryAsked or TurnNews.CorrectionReceived => [Role.Secretary],
        TurnNews.RemarkWritten => [Role.Secretary, Role.Authority, Role.Service],
        TurnNews.OpinionsDueSoon => [Role.Service],
        TurnNews.ProposalSent => [Role.Authority],
        _ => [Role.Administrator],
    };

    /// <summary>
    /// Files are given one by one and reviews made final one by one: a juror is written to once a day, a secretary once when all are.
    /// </summary>
    private static string IdOf(
        CallState call, TurnNews news, Role role, Account account, string? about, long sequence, DateTimeOffset at)
    {
        var which = news switch
        {
            TurnNews.FilesAssigned => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            TurnNews.ReviewsDone => "all",
            TurnNews.RemarkWritten or TurnNews.CorrectionReceived => string.Create(CultureInfo.InvariantCulture, $"{about}-{sequence}"),
            _ => about ?? sequence.ToString(CultureInfo.InvariantCulture),
        };
        return $"turn-{news}-{role}-{call.Id}-{which}-{account.Key}";
    }
}
