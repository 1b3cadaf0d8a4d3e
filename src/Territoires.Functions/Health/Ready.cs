using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Health;

/// <summary>This instance answers and reaches its storage.</summary>
public sealed class Ready(StorageClients storage)
{
    [Function(nameof(Ready)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            await storage.Tables.GetTableClient(TableKeys.IndexTable)
                .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>(TableKeys.CallList, "none", cancellationToken: cancellation);
            return Results.Text("ok");
        }
        catch (RequestFailedException)
        {
            return Results.Text("storage", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
