using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An application as it stood until a correction replaced it.</summary>
public sealed class ShowEarlierVersion(ManagedCalls managed, ApplicationStore applications)
{
    [Function(nameof(ShowEarlierVersion)), Policy(Permission.ReadReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/recevabilite/{id}/versions/{number}")] HttpRequest request,
        string call, string id, string number, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, request.Actor(), cancellation) is not { State: { } state }
            || await applications.FindAsync(id, request.Actor(), cancellation) is not { State: { } application }
            || application.CallId != call
            || VersionOf(application, number) is not { } version)
        {
            return Problems.NotFound.ToResult();
        }

        return new RazorComponentResult<EarlierVersionPage>(new
        {
            Call = state,
            Application = application with { Content = version.Content, Documents = version.Documents },
            Number = int.Parse(number, CultureInfo.InvariantCulture),
            version.ReceivedAt,
        });
    }

    public static ApplicationVersion? VersionOf(ApplicationState application, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= application.Versions.Count ? application.Versions[at - 1] : null;
}
