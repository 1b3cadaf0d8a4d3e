using Microsoft.DurableTask.Client;

namespace Territoires.Functions.Http;

/// <summary>The same for <c>/</c>, which the template of all addresses does not match.</summary>
public sealed class SiteHome(Pipeline pipeline)
{
    [Function(nameof(SiteHome))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable) => new Site(pipeline).RunAsync(request, durable);
}
