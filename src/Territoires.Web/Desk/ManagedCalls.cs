using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk;

/// <summary>The calls of whoever manages: what the desk's pages have in common.</summary>
public sealed class ManagedCalls(CallStore calls, ApplicationStore applications)
{
    /// <summary>The call, when it is the actor's to manage; null otherwise.</summary>
    public async Task<Loaded<CallState>?> FindAsync(string call, Actor actor, CancellationToken cancellation)
    {
        if (!CallId.IsValid(call))
        {
            return null;
        }

        var loaded = await calls.LoadAsync(call, cancellation);
        return loaded.State is { } state && MayManage(state, actor) ? loaded : null;
    }

    public async Task<IReadOnlyList<CallState>> AllAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. (await calls.AllAsync(cancellation))
            .Where(call => MayManage(call, actor))
            .OrderByDescending(call => call.Rules.Calendar.Opens.Instant)
            .ThenBy(call => call.Id, StringComparer.Ordinal),
    ];

    /// <summary>What was submitted to a call, in the order of its lists.</summary>
    public async Task<IReadOnlyList<ListedApplication>> SubmittedAsync(string call, CancellationToken cancellation) =>
        [.. (await applications.ListAsync(call, cancellation)).Where(application => application.Submission is not null).InListOrder()];

    /// <summary>The call whose form is tried before it opens: the secretary, who will answer for it, may too.</summary>
    public async Task<CallState?> FindToPreviewAsync(string call, Actor actor, CancellationToken cancellation) =>
        CallId.IsValid(call) && (await calls.LoadAsync(call, cancellation)).State is { } state
            && (MayManage(state, actor) || (actor.Is(Role.Secretary) && actor.MayTouch(call)))
            ? state
            : null;

    /// <summary>Somebody saved the rules meanwhile: what was typed is shown, and saving it again is to choose it.</summary>
    public static Problem AsChoiceOfVersions(Problem problem) => problem != Problems.Stale ? problem : problem with
    {
        Detail = "Le règlement a été enregistré dans une autre fenêtre, ou par une autre personne.",
        Next = "Ce que vous aviez écrit est ci-dessous. L’enregistrer remplacera l’autre version\u00a0; recharger la page l’affichera.",
    };

    /// <summary>Somebody wrote the call meanwhile: nobody approves what they did not read.</summary>
    public static Problem AsReadAgain(Problem problem) => problem != Problems.Stale ? problem : problem with
    {
        Detail = "L’appel a changé depuis que vous l’avez lu.",
        Next = "Le voici tel qu’il est maintenant\u00a0: relisez-le, puis recommencez.",
    };

    private static bool MayManage(CallState call, Actor actor) => actor.MayTouch(call.Id) && CallAccess.MayRead(call, actor);
}
