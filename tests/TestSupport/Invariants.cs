using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;

namespace Territoires.Tests.TestSupport;

/// <summary>What holds of the stored data whatever happened. Tables have no foreign keys: this is what stands for them.</summary>
public sealed class Invariants
{
    private readonly CallStore calls;
    private readonly ApplicationStore applications;
    private readonly ReviewStore reviews;
    private readonly SessionStore sessions;
    private readonly IServiceProvider services;

    private Invariants(IServiceProvider services)
    {
        this.services = services;
        calls = services.GetRequiredService<CallStore>();
        applications = services.GetRequiredService<ApplicationStore>();
        reviews = services.GetRequiredService<ReviewStore>();
        sessions = services.GetRequiredService<SessionStore>();
    }

    /// <exception cref="InvalidOperationException">One does not hold; the message says which, and of what.</exception>
    public static async Task CheckAsync(IServiceProvider services)
    {
        var invariants = new Invariants(services);
        foreach (var call in await invariants.calls.AllAsync(CancellationToken.None))
        {
            await invariants.CheckAsync(call);
        }
    }

    private async Task CheckAsync(CallState call)
    {
        await HoldsAsync(
            $"call {call.Id}", call, calls.FactsAsync(call.Id, CancellationToken.None), calls.FoldAsync(call.Id, CancellationToken.None));
        var written = 0;
        var listed = (await applications.ListAsync(call.Id, CancellationToken.None))
            .ToDictionary(application => application.Id, StringComparer.Ordinal);
        Holds(
            await applications.AnyAwaitsEligibilityAsync(call.Id, CancellationToken.None)
                == listed.Values.Any(application => application.AwaitsEligibility),
            $"Whether a decision is awaited in {call.Id} is not what its applications say.");
        foreach (var application in await applications.OfCallAsync(call.Id, CancellationToken.None))
        {
            Holds(
                StoredJson.Write(listed[application.Id]) == StoredJson.Write(ListedApplication.Of(application)),
                $"What lists show of {application.Id} is not what it is.");
            await HoldsAsync(
                $"application {application.Id}",
                application,
                applications.FactsAsync(application.Id, CancellationToken.None),
                applications.FoldAsync(application.Id, CancellationToken.None));
            written += await CheckReviewsAsync(call, application);
        }

        Holds(written == 0 || call.Panel.Count > 0, $"The call {call.Id} has reviews and no jury.");
        if (call.SessionId is { } session && (await sessions.LoadAsync(session, CancellationToken.None)).State is { } convened)
        {
            await CheckSessionAsync(call, convened);
        }
    }

    /// <summary>The reviews of everyone who may have written one: those of the panel, assigned or since recused.</summary>
    private async Task<int> CheckReviewsAsync(CallState call, ApplicationState application)
    {
        var written = 0;
        var jurors = call.Panel.SelectMany(seat => new[] { seat.Titular, seat.Alternate }).OfType<string>()
            .Union(application.Assigned)
            .Union(application.Recusals.Select(recusal => recusal.JurorId));
        foreach (var juror in jurors)
        {
            if ((await reviews.LoadAsync(application.Id, juror, CancellationToken.None)).State is { } review)
            {
                written++;
                Holds((review.ApplicationId, review.JurorId, review.CallId) == (application.Id, juror, call.Id),
                    $"The review {review.Id} is another one's.");
                await HoldsAsync(
                    $"review {review.Id}", review, reviews.FactsAsync(review.Id, CancellationToken.None),
                    reviews.FoldAsync(review.Id, CancellationToken.None));
            }
        }

        return written;
    }

    private async Task CheckSessionAsync(CallState call, JurySessionState session)
    {
        await HoldsAsync(
            $"session {session.Id}", session, sessions.FactsAsync(session.Id, CancellationToken.None),
            sessions.FoldAsync(session.Id, CancellationToken.None));
        Holds(session.CallId == call.Id
            && session.Seats.SequenceEqual(call.Panel), $"The session {session.Id} is not that of its call's jury.");
        if (session.Minutes is null && await OutboxLeft.EffectsAsync(services) == 0)
        {
            await CheckAgendaAsync(session);
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
    private async Task CheckAgendaAsync(JurySessionState session)
    {
        var admissible = (await applications.ListAsync(session.CallId, CancellationToken.None))
            .Where(application => application.IsAdmissible).ToArray();
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
        Holds(item == MinutesItem.Of(session, agenda), $"The minutes of {item.Number} are not what its votes make.");
        Holds(item.For + item.Against + item.Abstain == votes.Count, $"The minutes of {item.Number} do not count its votes.");
        Holds(!item.Adopted || (item.Present * 2 >= item.Mandates && votes.Count * 2 >= item.Mandates && item.For > 0),
            $"{item.Number} is adopted without quorum.");
        Holds(!votes.Keys.Any(juror => agenda.Recused.Contains(juror) || !session.Sat(juror)),
            $"Somebody voted on {item.Number} who takes no part in it.");
    }

    private static async Task HoldsAsync<T>(string what, T state, IAsyncEnumerable<StoredFact> facts, Task<T?> fold)
        where T : class
    {
        var all = new List<StoredFact>();
        await foreach (var fact in facts)
        {
            all.Add(fact);
        }

        Holds(FactChain.FirstBroken(all) is null, $"The chain of {what} is broken at fact {FactChain.FirstBroken(all)?.Sequence}.");
        var (stored, made) = (StoredJson.Write(state), StoredJson.Write(await fold));
        Holds(stored == made, $"The facts of {what} do not make its state.\nstate: {stored}\nfacts: {made}");
        KeptLives.OfTheRepository.Keep(what.Split(' ')[0], stored, all);
    }

    private static void Holds(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
