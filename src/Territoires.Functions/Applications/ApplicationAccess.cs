using Territoires.Domain.Applications;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Applications;

/// <summary>Whose file it is to know.</summary>
public static class ApplicationAccess
{
    public static bool MayRead(ApplicationState application, Actor actor) =>
        actor.MayTouch(application.CallId)
        && (IsOwner(application, actor)
            || actor.Is(Role.Auditor)
            || (actor.Is(Role.Secretary) && application.Stage != ApplicationStage.Draft));

    /// <summary>A draft is its applicant's alone to write; nobody submits for them.</summary>
    public static bool IsOwner(ApplicationState application, Actor actor) =>
        actor.Is(Role.Applicant) && application.OwnerId == actor.Id;
}
