using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Storage;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;

namespace Territoires.Tests.TestSupport;

/// <summary>What holds of the stored data whatever happened. Tables have no foreign keys: this is what stands for them.</summary>
public sealed class Invariants
{
    private readonly ILookup<string, KeptAggregate> kept;
    private readonly bool isSettled;

    private Invariants(IEnumerable<KeptAggregate> kept, bool isSettled)
    {
        this.kept = kept.ToLookup(aggregate => aggregate.Table, StringComparer.Ordinal);
        this.isSettled = isSettled;
    }

    /// <exception cref="InvalidOperationException">One does not hold; the message says which, and of what.</exception>
    public static async Task CheckAsync(IServiceProvider services)
    {
        var kept = new List<KeptAggregate>();
        await foreach (var aggregate in new IntegrityCheck(services.GetRequiredService<StorageClients>())
            .AggregatesAsync(CancellationToken.None))
        {
            Holds(aggregate.Fault is null, $"Of {aggregate.Table}/{aggregate.Id}: {aggregate.Fault}");
            KeptLives.OfTheRepository.Keep(KeptLife.Of(aggregate));
            kept.Add(aggregate);
        }

        new Invariants(kept, await OutboxLeft.EffectsAsync(services) == 0).Check();
    }

    private void Check()
    {
        var calls = States<CallState>(TableKeys.CallsTable);
        var applications = States<ApplicationState>(TableKeys.ApplicationsTable);
        var reviews = States<ReviewState>(TableKeys.ReviewsTable);
        var sessions = States<JurySessionState>(TableKeys.SessionsTable);
        foreach (var call in calls)
        {
            var own = applications.Where(application => application.CallId == call.Id).ToArray();
            var written = reviews.Where(review => review.CallId == call.Id).ToArray();
            Holds(written.Length == 0 || call.Panel.Count > 0, $"The call {call.Id} has reviews and no jury.");
            foreach (var review in written)
            {
                CheckReview(review, own);
            }

            if (call.SessionId is { } session && sessions.Find(one => one.Id == session) is { } convened)
            {
                CheckSession(call, convened, own);
            }
        }

        Holds(applications.TrueForAll(application => calls.Exists(call => call.Id == application.CallId)), "An application has no call.");
    }

    private List<T> States<T>(string table) => [.. kept[table].Select(aggregate => StoredJson.Read<T>(aggregate.State))];

    private static void CheckReview(ReviewState review, IEnumerable<ApplicationState> applications) =>
        Holds(
            review.Id == ReviewId.Of(review.ApplicationId, review.JurorId)
                && applications.Any(application => application.Id == review.ApplicationId),
            $"The review {review.Id} is another one's.");

    private void CheckSession(CallState call, JurySessionState session, IReadOnlyList<ApplicationState> applications)
    {
        Holds(session.CallId == call.Id
            && session.Seats.SequenceEqual(call.Panel), $"The session {session.Id} is not that of its call's jury.");
        if (session.Minutes is null && isSettled)
        {
            CheckAgenda(session, applications);
        }

        foreach (var item in session.Minutes?.Items ?? [])
        {
            CheckItem(session, item);
        }

        if (call.Proposal is { } proposal)
        {
            Holds(proposal.FollowsFrom(SessionOutcome.Of(session), call.Rules.Places),
                $"The proposal of {call.Id} does not follow from its minutes.");
        }
    }

    /// <summary>
    /// What is voted on is what is admissible, withdrawn ones gone, with every recusal of a member; nothing else changes it.
    /// </summary>
    private static void CheckAgenda(JurySessionState session, IEnumerable<ApplicationState> applications)
    {
        var admissible = applications.Where(application => application.IsAdmissible).ToArray();
        Holds(session.Agenda.Select(item => item.ApplicationId).ToHashSet().SetEquals(admissible.Select(application => application.Id)),
            $"The agenda of {session.Id} is not its admissible applications.");
        foreach (var application in admissible)
        {
            var declared = application.Recusals.Select(recusal => recusal.JurorId).Where(juror => session.SeatOf(juror) is not null);
            var known = session.ItemOf(application.Id)!.Recused.Concat(
                session.LateRecusals.Where(late => late.ApplicationId == application.Id).Select(late => late.JurorId));
            Holds(declared.All(known.Contains), $"A recusal from {application.Id} is lost in {session.Id}.");
        }
    }

    /// <summary>Counted here again, by another hand: nothing is adopted without half of the members less those recused.</summary>
    private static void CheckItem(JurySessionState session, MinutesItem item)
    {
        var agenda = session.Agenda.Single(on => on.Number == item.Number);
        var votes = session.VotesOn(agenda.ApplicationId);
        var made = MinutesItem.Of(session, agenda);
        Holds(
            item with { TakenUp = null } == made with { TakenUp = null } && (item.TakenUp ?? []).SequenceEqual(made.TakenUp ?? []),
            $"The minutes of {item.Number} are not what its votes make.");
        Holds(item.For + item.Against + item.Abstain == votes.Count, $"The minutes of {item.Number} do not count its votes.");
        Holds(!item.Adopted || (item.Present * 2 >= item.Mandates && votes.Count * 2 >= item.Mandates && item.For > 0),
            $"{item.Number} is adopted without quorum.");
        Holds(!votes.Keys.Any(juror => agenda.Recused.Contains(juror) || !session.Sat(juror)),
            $"Somebody voted on {item.Number} who takes no part in it.");
    }

    private static void Holds(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
