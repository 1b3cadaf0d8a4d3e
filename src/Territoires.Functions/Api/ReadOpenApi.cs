using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>The description of the API, for programs.</summary>
public sealed class ReadOpenApi(OpenApiDocument document)
{
    [Function(nameof(ReadOpenApi)), Policy(Permission.ReadPublic)]
    public Task<IResult> ReadOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Task.FromResult(document.Bytes.ToResult());
}
