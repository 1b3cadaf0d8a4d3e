using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Enquiries;
using Territoires.Core.JurySessions;
using Territoires.Core.Mail;
using Territoires.Core.Programmes;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Core.Effects;

/// <summary>Does one effect. Each is harmless when it was done already.</summary>
public sealed class EffectRunner(
    CallStore calls, ApplicationStore applications, AgendaUpdate agendas, Milestones milestones, ApplicantMails mails,
    TurnMails turns, EnquiryMails askers, ListFollower lists, Reminders reminders)
{
    /// <param name="pending">The effect.</param>
    /// <param name="page">How many pages of it are done: mail to many goes in pages.</param>
    /// <param name="durable">What orchestrations are told through.</param>
    /// <returns>False when another page follows.</returns>
    public async Task<bool> RunAsync(PendingEffect pending, int page, DurableTaskClient durable)
    {
        switch (pending.Effect)
        {
            case Effect.TellOfExtension extension:
                return await TellOfExtensionAsync(extension, pending, page, durable);
            case Effect.TellOfEnd end:
                return await TellOfEndAsync(end, pending, page, durable);
            case Effect.MailOutcomes outcomes:
                return await TellOfOutcomesAsync(outcomes, pending, page);
            default:
                await RunWholeAsync(pending, durable);
                return true;
        }
    }

    private Task RunWholeAsync(PendingEffect pending, DurableTaskClient durable) => pending.Effect switch
    {
        Effect.StartCall start => StartAsync(start.Plan, durable),
        Effect.TellCall tell => TellOfMilestoneAsync(tell, pending, durable),
        Effect.TellOfWithdrawal withdrawal => TellOfWithdrawalAsync(withdrawal, pending, durable),
        Effect.RecuseInSession recuse => RecuseAsync(recuse, pending.Notice, durable),
        Effect.UpdateAgenda update => agendas.OfCallAsync(update.CallId),
        Effect.SummonJury summon => SummonAsync(summon, pending, durable),
        Effect.MailReceipt receipt => mails.TellOfReceiptAsync(receipt.ApplicationId, pending.Sequence),
        Effect.MailEditor invited => mails.TellEditorAsync(invited.ApplicationId, invited.EditorId, pending.Sequence),
        Effect.MailCorrection correction => mails.TellOfCorrectionAsync(correction.ApplicationId, correction.Number, pending.Sequence),
        Effect.MailNewVersion sent => TellOfNewVersionAsync(sent, pending),
        Effect.TellOfRejection rejection => TellOfRejectionAsync(rejection, pending, durable),
        Effect.TellTurn tell => TellTurnAsync(tell, pending, durable),
        Effect.MailAsker asked => askers.TellAskerAsync(asked.EnquiryId, asked.HasChanged, pending.Sequence),
        Effect.TellOfRemark remark => TellOfRemarkAsync(remark, pending),
        Effect.EraseWords erase => applications.EraseWordsAsync(erase.ApplicationId),
        Effect.MailChangedOutcome outcome => TellOfChangedOutcomeAsync(outcome.ApplicationId, pending),
        Effect.FollowList follow => lists.FollowAsync(follow.CallId),
        Effect.OpenWaves waves => Instances.EnsureAsync(
            durable, nameof(ProgrammeOrchestration), InstanceIds.Programme(waves.Plan), waves.Plan),
        _ => throw new InvalidOperationException($"No way to do {pending.Effect}."),
    };

    private async Task TellTurnAsync(Effect.TellTurn tell, PendingEffect pending, DurableTaskClient durable)
    {
        await turns.TellAsync(tell.CallId, tell.News, pending.Sequence, tell.People, tell.About);
        if (tell.News == TurnNews.Closed)
        {
            await reminders.PromiseAsync(tell.CallId, durable);
        }
    }

    private async Task TellOfNewVersionAsync(Effect.MailNewVersion sent, PendingEffect pending)
    {
        await mails.TellOfNewVersionAsync(sent.ApplicationId, sent.Version, pending.Sequence);
        if ((await applications.LoadAsync(sent.ApplicationId, CancellationToken.None)).State is { } application
            && application.Corrections.Where(correction => correction.Stage == CorrectionStage.Sent).ElementAtOrDefault(sent.Version - 2)
                is { IsOwn: false })
        {
            await turns.TellAsync(application.CallId, TurnNews.CorrectionReceived, pending.Sequence, null, application.Id);
        }
    }

    private async Task TellOfRemarkAsync(Effect.TellOfRemark remark, PendingEffect pending)
    {
        if ((await applications.LoadAsync(remark.ApplicationId, CancellationToken.None)).State is { } application)
        {
            await turns.TellOfRemarkAsync(application, remark.Number, pending.Sequence);
        }
    }

    private async Task SummonAsync(Effect.SummonJury summon, PendingEffect pending, DurableTaskClient durable)
    {
        await agendas.OfCallAsync(summon.CallId);
        await turns.SummonAsync(summon.CallId, summon.HasMoved, pending.Sequence);
        await reminders.PromiseAsync(summon.CallId, durable);
    }

    /// <summary>
    /// A finished instance would be replaced without a word by a new one of the same id, so every start is guarded twice:
    /// by the fact that the orchestration itself records, and by the statuses that refuse a duplicate.
    /// </summary>
    private async Task StartAsync(CallPlan plan, DurableTaskClient durable)
    {
        var call = await calls.LoadAsync(plan.CallId, CancellationToken.None);
        if (call.State is not { OrchestrationStarted: true })
        {
            await ScheduleAsync(plan, durable);
        }

        await reminders.PromiseAsync(plan.CallId, durable);
    }

    /// <summary>For a call whose orchestration is lost: the fact says that it began, and its backend knows of none.</summary>
    public static async Task ResumeAsync(CallState call, DurableTaskClient durable)
    {
        // One that ended without a list waits for nothing.
        if (call.End is null && await durable.GetInstanceAsync(InstanceIds.Call(call.Id), CancellationToken.None) is null)
        {
            await ScheduleAsync(CallStore.PlanOf(call), durable);
        }
    }

    private static Task ScheduleAsync(CallPlan plan, DurableTaskClient durable) =>
        Instances.EnsureAsync(durable, nameof(CallOrchestration), InstanceIds.Call(plan.CallId), plan);

    /// <summary>The orchestration goes on, and whoever acts next is written to.</summary>
    private async Task TellOfMilestoneAsync(Effect.TellCall tell, PendingEffect pending, DurableTaskClient durable)
    {
        if (await TellAsync(tell, pending.Notice, durable))
        {
            await turns.TellOfMilestoneAsync(
                await calls.ReadAsync(tell.CallId, CancellationToken.None), tell.Event, pending.Sequence);
        }
    }

    /// <summary>
    /// The event says only which fact happened. It is sent when the milestone that it may complete is reached, so that an
    /// orchestration of a year does not wake for every one of a thousand reviews; the orchestration reads the truth again.
    /// </summary>
    /// <returns>Whether the milestone is reached.</returns>
    private async Task<bool> TellAsync(Effect.TellCall tell, FactNotice notice, DurableTaskClient durable)
    {
        if (!await milestones.IsReachedAsync(new MilestoneQuestion(tell.CallId, tell.Event), CancellationToken.None))
        {
            return false;
        }

        var id = InstanceIds.Call(tell.CallId);
        var instance = await durable.GetInstanceAsync(id, CancellationToken.None);
        if (instance is null)
        {
            await StartAsync(CallStore.PlanOf(await calls.ReadAsync(tell.CallId, CancellationToken.None)), durable);
            instance = await durable.GetInstanceAsync(id, CancellationToken.None);
        }

        // Still absent: it ran, ended and was purged. Like an ended one, it waits for nothing.
        if (instance is { IsCompleted: false })
        {
            await durable.RaiseEventAsync(id, tell.Event, notice, CancellationToken.None);
        }

        return true;
    }

    private async Task<bool> TellOfExtensionAsync(
        Effect.TellOfExtension extension, PendingEffect pending, int page, DurableTaskClient durable)
    {
        if (page == 0)
        {
            await TellAsync(new Effect.TellCall(extension.CallId, EventNames.DeadlineExtended), pending.Notice, durable);
            await reminders.PromiseAsync(extension.CallId, durable);
        }

        return await mails.TellOfExtensionAsync(extension.CallId, extension.Number, pending.Sequence, page);
    }

    private async Task<bool> TellOfEndAsync(Effect.TellOfEnd end, PendingEffect pending, int page, DurableTaskClient durable)
    {
        if (page == 0)
        {
            await TellAsync(new Effect.TellCall(end.CallId, EventNames.CallEnded), pending.Notice, durable);
        }

        return await mails.TellOfEndAsync(end.CallId, pending.Sequence, page);
    }

    private async Task<bool> TellOfOutcomesAsync(Effect.MailOutcomes outcomes, PendingEffect pending, int page)
    {
        if (page == 0)
        {
            await lists.FollowAsync(outcomes.CallId);
        }

        return await mails.TellOfOutcomesAsync(outcomes.CallId, pending.Sequence, page);
    }

    private async Task TellOfChangedOutcomeAsync(string application, PendingEffect pending)
    {
        await lists.FollowAsync(pending.Key);
        await mails.TellOfChangedOutcomeAsync(application, pending.Sequence);
    }

    private async Task TellOfWithdrawalAsync(Effect.TellOfWithdrawal withdrawal, PendingEffect pending, DurableTaskClient durable)
    {
        if (withdrawal.ApplicationId is { } application)
        {
            await agendas.OfApplicationAsync(withdrawal.CallId, application);
            await mails.TellWhereItStandsAsync(application, pending.Sequence);
        }

        await TellAsync(new Effect.TellCall(withdrawal.CallId, EventNames.EligibilityDecided), pending.Notice, durable);
        await TellAsync(new Effect.TellCall(withdrawal.CallId, EventNames.ReviewFinalised), pending.Notice, durable);
    }

    private async Task TellOfRejectionAsync(Effect.TellOfRejection rejection, PendingEffect pending, DurableTaskClient durable)
    {
        await mails.TellWhereItStandsAsync(rejection.ApplicationId, pending.Sequence);
        await TellOfMilestoneAsync(new Effect.TellCall(rejection.CallId, EventNames.EligibilityDecided), pending, durable);
    }

    /// <summary>Whoever stepped aside may have been the last whose review was awaited.</summary>
    private async Task RecuseAsync(Effect.RecuseInSession recuse, FactNotice notice, DurableTaskClient durable)
    {
        await agendas.OfApplicationAsync(recuse.CallId, recuse.ApplicationId);
        await TellAsync(new Effect.TellCall(recuse.CallId, EventNames.ReviewFinalised), notice, durable);
    }
}
