using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>Whose file it is to know.</summary>
public static class ApplicationAccess
{
    /// <summary>
    /// A draft is its applicant's and the auditor's. What was submitted is also the secretary's, the authority's, the
    /// services' of its area, and, once admissible, the jury's, less who stepped aside from it.
    /// </summary>
    public static bool MayRead(ListedApplication application, CallState call, Actor actor) =>
        actor.MayTouch(application.CallId)
        && (IsOwner(application.OwnerId, actor)
            || actor.Is(Role.Auditor)
            || (application.Submission is not null
                && (actor.Is(Role.Secretary)
                    || actor.Is(Role.Authority)
                    || IsOfItsArea(application, actor)
                    || IsOfItsJury(application, call, actor))));

    /// <summary>Whether they may read any file but their own.</summary>
    public static bool ReadsOthers(Actor actor) =>
        actor.Is(Role.Auditor) || actor.Is(Role.Secretary) || actor.Is(Role.Authority) || actor.Is(Role.Service) || actor.Is(Role.Juror);

    public static bool MayRead(ApplicationState application, CallState call, Actor actor) =>
        MayRead(ListedApplication.Of(application), call, actor);

    public static bool MayReadAsOwner(ApplicationState application, Actor actor) =>
        actor.MayTouch(application.CallId) && IsOwner(application, actor);

    /// <summary>A draft is its applicant's alone to write; nobody submits for them.</summary>
    public static bool IsOwner(ApplicationState application, Actor actor) => IsOwner(application.OwnerId, actor);

    public static bool IsOfItsArea(ApplicationState application, Actor actor) => IsOfItsArea(ListedApplication.Of(application), actor);

    public static bool IsOfItsArea(ListedApplication application, Actor actor) =>
        actor.Is(Role.Service) && application.Departements.Any(departement => actor.Departements.Contains(departement.Value));

    /// <summary>A file that was theirs to examine until its applicant took it back: they may know that, and read it no more.</summary>
    public static bool WasOfItsJury(ListedApplication application, CallState call, Actor actor) =>
        application.IsTakenBackFromTheJury
        && actor.MayTouch(application.CallId) && actor.Is(Role.Juror) && call.IsOnPanel(actor.Id) && !application.IsRecused(actor.Id);

    private static bool IsOwner(string owner, Actor actor) => actor.Is(Role.Applicant) && owner == actor.Id;

    private static bool IsOfItsJury(ListedApplication application, CallState call, Actor actor) =>
        actor.Is(Role.Juror) && application.IsAdmissible && call.IsOnPanel(actor.Id) && !application.IsRecused(actor.Id);
}
