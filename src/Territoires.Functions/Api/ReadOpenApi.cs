using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>The description of the API, for programs.</summary>
public sealed class ReadOpenApi(OpenApiDocument document)
{
    [Function(nameof(ReadOpenApi)), Policy(Permission.ReadPublic)]
    public IResult ReadOpenApiAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        document.Bytes.ToResult();
}
