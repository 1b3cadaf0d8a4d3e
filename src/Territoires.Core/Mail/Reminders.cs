using Microsoft.DurableTask.Client;
using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Orchestrations;

namespace Territoires.Core.Mail;

/// <summary>
/// Writes to those who are late, at the instant that was promised and by what is true then: a promise whose date has moved is not kept,
/// and whoever has done their part is left alone.
/// </summary>
public sealed class Reminders(
    CallStore calls, ApplicationStore applications, ReviewStore reviews, SessionStore sessions, AccountDirectory directory,
    ApplicantMails applicants, TurnMails turns, TimeProvider clock)
{
    /// <summary>Promises all that are to come; those that are promised already stay as they are.</summary>
    public async Task PromiseAsync(string call, DurableTaskClient durable)
    {
        var state = await calls.ReadAsync(call, CancellationToken.None);
        foreach (var reminder in ReminderDates.Of(state, (await SessionAsync(state))?.Summons).Where(one => one.At > clock.GetUtcNow()))
        {
            await Instances.EnsureAsync(
                durable, nameof(ReminderOrchestration), InstanceIds.Reminder(reminder), reminder);
        }
    }

    /// <returns>False when another page follows.</returns>
    public async Task<bool> SendAsync(ReminderPlan reminder, int page)
    {
        var call = await calls.ReadAsync(reminder.CallId, CancellationToken.None);
        var session = await SessionAsync(call);
        if (call.End is not null || !ReminderDates.Of(call, session?.Summons).Contains(reminder))
        {
            return true;
        }

        switch (reminder.Kind)
        {
            case ReminderKinds.Drafts:
                return await applicants.RemindOfDraftsAsync(call, reminder.At, page);
            case ReminderKinds.Reviews when await LateJurorsAsync(call) is { Count: > 0 } jurors:
                await turns.RemindAsync(call, TurnNews.ReviewsDueSoon, reminder.At, jurors);
                return true;
            case ReminderKinds.LateReviews when await LateJurorsAsync(call) is { Count: > 0 }:
                await turns.RemindAsync(call, TurnNews.ReviewsMissing, reminder.At, null);
                return true;
            case ReminderKinds.Opinions when await LateServicesAsync(call) is { Count: > 0 } services:
                await turns.RemindAsync(call, TurnNews.OpinionsDueSoon, reminder.At, services);
                return true;
            case ReminderKinds.Session:
                string[] members =
                [
                    .. session!.Seats.SelectMany(seat => seat.Members())
                        .Where(juror => !session.Replies.TryGetValue(juror, out var comes) || comes),
                ];
                await turns.RemindAsync(call, TurnNews.SessionSoon, reminder.At, members, session.Summons);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Those whose reviews of admissible applications are not all final.</summary>
    private async Task<IReadOnlyList<string>> LateJurorsAsync(CallState call)
    {
        var final = (await reviews.ListAsync(call.Id, CancellationToken.None)).Where(review => review.IsFinal)
            .Select(review => (review.ApplicationId, review.JurorId)).ToHashSet();
        return
        [
            .. (await applications.ListAsync(call.Id, CancellationToken.None)).Where(application => application.IsAdmissible)
                .SelectMany(application => application.Assigned, (application, juror) => (application.Id, juror))
                .Where(asked => !final.Contains(asked)).Select(asked => asked.juror).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Those whose area has an application on which they said nothing.</summary>
    private async Task<IReadOnlyList<string>> LateServicesAsync(CallState call)
    {
        var running = (await applications.ListAsync(call.Id, CancellationToken.None))
            .Where(application => application.IsInTheRunning && application.Admissible is not false).ToArray();
        return
        [
            .. (await directory.InvitedAsync(CancellationToken.None))
                .Where(account => account.Actor.Is(Role.Service) && account.Actor.MayTouch(call.Id)
                    && running.Any(application => IsAwaitedBy(account.Actor, application)))
                .Select(account => account.Actor.Id),
        ];
    }

    private static bool IsAwaitedBy(Actor service, ListedApplication application) =>
        application.Departements.Any(departement => service.Departements.Contains(departement.Value))
        && application.Opinions.All(opinion => opinion.ServiceId != service.Id);

    private async Task<JurySessionState?> SessionAsync(CallState call) => call.SessionId is { } id
        ? (await sessions.LoadAsync(id, CancellationToken.None)).State
        : null;
}
