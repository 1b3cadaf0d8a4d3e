using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>An application, to whoever it is theirs to know.</summary>
public sealed class ReadApplication(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(ReadApplication)), Policy(Permission.ReadApplications)]
    [Summary("Lire une candidature"), Gives<ApplicationAnswer>]
    public async Task<IResult> ReadApplicationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}")] HttpRequest request, string id,
        CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound.ToResult();
        }

        var isWriter = ApplicationAccess.MayWrite(state, act.Actor);
        var writes = isWriter && (state.Stage == ApplicationStage.Draft || state.OpenCorrectionAt(act.ReceivedAt) is not null);
        // Once submitted, only a correction that is asked can be changed: a version that moves would tell its applicant of the instruction.
        var answer = ApplicationAnswer.Of(writes ? state.AsWritten : state, (await calls.ReadAsync(state.CallId, cancellation)).Rules) with
        {
            Correction = (isWriter || act.Actor.Is(Role.Secretary)) && state.Corrections is [.., var last]
                ? CorrectionAnswer.Of(last)
                : null,
        };
        return Tagged.Json(request, answer, writes ? WrittenVersion.Of(application) : null);
    }
}
