using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>An administrator has what was given up tried again, all of it.</summary>
public sealed class SendFailuresAgainForm(Failures failures)
{
    [Function(nameof(SendFailuresAgainForm)), Policy(Permission.MendFailures)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/echecs")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await failures.SendAgainAsync(cancellation);
        return Results.LocalRedirect(Addresses.Failures);
    }
}
