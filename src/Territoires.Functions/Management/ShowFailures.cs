using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Management;

/// <summary>What the app gave up, to an administrator.</summary>
public sealed class ShowFailures(Failures failures)
{
    [Function(nameof(ShowFailures)), Policy(Permission.MendFailures)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/echecs")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new RazorComponentResult<FailuresPage>(new { Failures = await failures.AllAsync(cancellation) });
    }
}
