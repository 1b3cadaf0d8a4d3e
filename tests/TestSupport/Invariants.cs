using Territoires.Domain.Journal;
using Territoires.Functions.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Storage;

namespace Territoires.Tests.TestSupport;

/// <summary>What holds of the stored data whatever happened. Tables have no foreign keys: this is what stands for them.</summary>
public static class Invariants
{
    /// <exception cref="InvalidOperationException">One does not hold; the message says which, and of what.</exception>
    public static async Task CheckAsync(CallStore calls, ApplicationStore applications)
    {
        foreach (var call in await calls.AllAsync(CancellationToken.None))
        {
            await ChainHoldsAsync($"call {call.Id}", calls.FactsAsync(call.Id, CancellationToken.None));
            Same($"call {call.Id}", call, await calls.FoldAsync(call.Id, CancellationToken.None));
            await foreach (var application in applications.OfCallAsync(call.Id, CancellationToken.None))
            {
                await ChainHoldsAsync($"application {application.Id}", applications.FactsAsync(application.Id, CancellationToken.None));
                Same($"application {application.Id}", application, await applications.FoldAsync(application.Id, CancellationToken.None));
            }
        }
    }

    private static async Task ChainHoldsAsync(string what, IAsyncEnumerable<StoredFact> facts)
    {
        var all = new List<StoredFact>();
        await foreach (var fact in facts)
        {
            all.Add(fact);
        }

        if (FactChain.FirstBroken(all) is { } broken)
        {
            throw new InvalidOperationException($"The chain of {what} is broken at fact {broken.Sequence}.");
        }
    }

    private static void Same<T>(string what, T state, T? fold)
    {
        if (StoredJson.Write(state) != StoredJson.Write(fold))
        {
            throw new InvalidOperationException($"The facts of {what} do not make its state.\nstate: {StoredJson.Write(state)}\nfacts: {StoredJson.Write(fold)}");
        }
    }
}
