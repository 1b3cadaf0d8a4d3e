using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>Whose file it is to know.</summary>
public static class ApplicationAccess
{
    /// <summary>
    /// A draft is its writers' and the auditor's. What was submitted is also the secretary's, the authority's, the
    /// services' of its area, and, once admissible, the jury's, less who stepped aside from it.
    /// </summary>
    public static bool MayRead(ListedApplication application, CallState call, Actor actor) =>
        actor.MayTouch(application.CallId)
        && (IsWriter(application, actor)
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

    /// <summary>Its owner, and whom they invited to write it with them.</summary>
    public static bool MayWrite(ApplicationState application, Actor actor) =>
        actor.MayTouch(application.CallId) && actor.Is(Role.Applicant) && application.IsWrittenBy(actor.Id);

    /// <summary>Submitting, withdrawing and choosing who writes are its owner's alone; nobody submits for them.</summary>
    public static bool IsOwner(ApplicationState application, Actor actor) =>
        actor.Is(Role.Applicant) && application.OwnerId == actor.Id;

    public static bool IsOfItsArea(ApplicationState application, Actor actor) => IsOfItsArea(ListedApplication.Of(application), actor);

    public static bool IsOfItsArea(ListedApplication application, Actor actor) =>
        actor.Is(Role.Service) && application.Departements.Any(departement => actor.Departements.Contains(departement.Value));

    /// <summary>
    /// Remarks are for those who examine a file outside its jury: the secretary, the authority and the services of its area, never for
    /// whoever writes it.
    /// </summary>
    public static bool MayRemark(ApplicationState application, Actor actor) => ReadsRemarks(application, actor) && !actor.Is(Role.Auditor);

    public static bool ReadsRemarks(ApplicationState application, Actor actor) =>
        actor.MayTouch(application.CallId) && application.Submission is not null && !application.IsWrittenBy(actor.Id)
        && (actor.Is(Role.Auditor) || actor.Is(Role.Secretary) || actor.Is(Role.Authority) || IsOfItsArea(application, actor));

    /// <summary>A file that was theirs to examine until its applicant took it back: they may know that, and read it no more.</summary>
    public static bool WasOfItsJury(ListedApplication application, CallState call, Actor actor) =>
        application.IsTakenBackFromTheJury
        && actor.MayTouch(application.CallId) && actor.Is(Role.Juror) && call.IsOnPanel(actor.Id) && !application.IsRecused(actor.Id);

    private static bool IsWriter(ListedApplication application, Actor actor) => actor.Is(Role.Applicant)
        && (application.OwnerId == actor.Id || application.Editors?.Contains(actor.Id) == true);

    private static bool IsOfItsJury(ListedApplication application, CallState call, Actor actor) =>
        actor.Is(Role.Juror) && application.IsAdmissible && call.IsOnPanel(actor.Id) && !application.IsRecused(actor.Id);
}
