using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.OpenApi;

/// <summary>The description of the API, for programs.</summary>
public sealed class ReadOpenApi(OpenApiDocument document)
{
    [Function(nameof(ReadOpenApi)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) => document.Bytes.ToResult();
}
