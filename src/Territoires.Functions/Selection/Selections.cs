using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Functions.Applications;
using Territoires.Functions.Instruction;
using Territoires.Functions.Jury;

namespace Territoires.Functions.Selection;

/// <summary>Brings together what a selection is computed from: the session, the reviews, the admissible applications.</summary>
public sealed class Selections(ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public async Task<IReadOnlyList<ApplicationState>> AdmissibleAsync(string call, CancellationToken cancellation)
    {
        var admissible = new List<ApplicationState>();
        await foreach (var application in applications.OfCallAsync(call, cancellation))
        {
            if (application.IsAdmissible)
            {
                admissible.Add(application);
            }
        }

        return admissible;
    }

    /// <summary>Mean by application id.</summary>
    public async Task<IReadOnlyDictionary<string, MeanMark>> MeansAsync(CallState call, CancellationToken cancellation)
    {
        var admissible = await AdmissibleAsync(call.Id, cancellation);
        var written = new List<ReviewState>();
        foreach (var application in admissible)
        {
            written.AddRange(await reviews.OfApplicationAsync(application, cancellation));
        }

        return WeightedMark.Means(written, admissible, call.Rules.Grid);
    }

    /// <summary>What the session decided; null while there is none.</summary>
    public async Task<SessionOutcome?> OutcomeAsync(CallState call, CancellationToken cancellation) =>
        call.SessionId is not null && (await sessions.LoadAsync(call.SessionId, cancellation)).State is { } session ? SessionOutcome.Of(session) : null;
}
