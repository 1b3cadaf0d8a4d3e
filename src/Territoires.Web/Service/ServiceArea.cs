using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Service;

/// <summary>The applications of a call that a service of the State is asked about.</summary>
internal static class ServiceArea
{
    /// <summary>Those that wait for its opinion first.</summary>
    public static async Task<IReadOnlyList<ListedApplication>> OfAsync(
        ApplicationStore applications, CallState call, Actor actor, CancellationToken cancellation)
    {
        var mine = (await applications.ListAsync(call.Id, cancellation)).Where(application =>
            ApplicationAccess.IsOfItsArea(application, actor) && ApplicationAccess.MayRead(application, call, actor)
                && application.Submission is not null);
        return [.. mine.InListOrder().OrderBy(application => !Awaits(application, actor.Id))];
    }

    public static bool Awaits(ListedApplication application, string service) =>
        application.Stage == ApplicationStage.Submitted && !HasAnswered(application, service);

    public static bool HasAnswered(ListedApplication application, string service) =>
        application.Opinions.Any(opinion => opinion.ServiceId == service);
}
