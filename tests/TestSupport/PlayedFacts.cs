using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.LocalHost;

namespace Territoires.Tests.TestSupport;

/// <summary>Every fact of one call that a process left in an account, by the name of its aggregate.</summary>
public static class PlayedFacts
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredFact>>> ReadAsync(string storage, string call)
    {
        await using var app = await TestApp.OpenAsync(storage, new HeldClock(DateTimeOffset.UtcNow));
        var applications = app.Services.GetRequiredService<ApplicationStore>();
        var reviews = app.Services.GetRequiredService<ReviewStore>();
        var facts = new Dictionary<string, IReadOnlyList<StoredFact>>
        {
            ["call"] = await app.Services.GetRequiredService<CallStore>().FactsAsync(call, CancellationToken.None).ToListAsync(),
            ["session"] = await app.Services.GetRequiredService<SessionStore>()
                .FactsAsync(SessionStore.IdOf(call), CancellationToken.None).ToListAsync(),
        };
        foreach (var application in await applications.OfCallAsync(call, CancellationToken.None))
        {
            facts[$"application {application.OwnerId}"] = await applications.FactsAsync(
                application.Id, CancellationToken.None).ToListAsync();
            foreach (var juror in application.Assigned)
            {
                facts[$"review of {application.OwnerId} by {juror}"] =
                    await reviews.FactsAsync(ReviewId.Of(application.Id, juror), CancellationToken.None).ToListAsync();
            }
        }

        return facts;
    }
}
