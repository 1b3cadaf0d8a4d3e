using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>A document read again by its applicant, at the address of its page.</summary>
public sealed class ReadOwnDocument(ReadDocument read)
{
    [Function(nameof(ReadOwnDocument)), Policy(Permission.WriteApplications)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/pieces/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellation) =>
        read.RunAsync(request, id, kind, cancellation);
}
