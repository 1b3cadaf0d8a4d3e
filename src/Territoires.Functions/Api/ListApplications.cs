using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <param name="Next">Asks for the page after this one; null when there is none.</param>
public sealed record ApplicationsAnswer(IReadOnlyList<ApplicationAnswer> Applications, string? Next);

/// <summary>
/// The applications of a call that are for the sender to know: all that were submitted, or their own. They come in the order in
/// which they are kept, so that a page reads no more than it shows; what people read is in <see cref="ListOrder"/>.
/// </summary>
public sealed class ListApplications(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(ListApplications)), Policy(Permission.ReadApplications)]
    [Summary("Lire les candidatures d’un appel"), Gives<ApplicationsAnswer>]
    [Query("after", "le next de la page précédente", Optional = true), Refuses(400, "suite-inconnue")]
    public async Task<IResult> ListApplicationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/applications")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        if (!Cursors.TryRead(request, id => ApplicationKey.CallOf(id) == call, out var after))
        {
            return Problems.CursorUnknown.ToResult();
        }

        var all = ApplicationAccess.ReadsOthers(actor)
            ? applications.WalkAsync(call, after, cancellation)
            : applications.WalkOwnAsync(actor.Id, call, after, cancellation);
        var readable = all.Where(application => ApplicationAccess.MayRead(application, state, actor));
        var page = await Rows<ApplicationState>.ReadAsync(readable, application => application.Id);
        return Tagged.Json(
            request, new ApplicationsAnswer(
                [.. page.Items.Select(application => ApplicationAnswer.Of(application, state.Rules))], page.Next));
    }
}
