using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Applicant;

/// <summary>Whether an applicant is told that what they submitted can still be changed.</summary>
public static class ChangeOffer
{
    /// <summary>Whether it was found admissible is not said by what can be done, so the act may still be refused.</summary>
    public static bool Stands(ApplicationState application, CallState call, DateTimeOffset now) =>
        application is { Stage: ApplicationStage.Submitted, IsWrittenUp: false, ToldEligibility: null }
            && call.TakesSubmissionsAt(now) && application.OpenCorrectionAt(now) is null;
}
