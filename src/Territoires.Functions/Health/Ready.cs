using Azure;
using Territoires.Core.Storage;

namespace Territoires.Functions.Health;

/// <summary>This instance answers, reaches its storage and lacks no setting; if not, it says which.</summary>
public sealed class Ready(StorageClients storage, Shortcomings shortcomings)
{
    [Function(nameof(Ready)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            await storage.Tables.GetTableClient(TableKeys.IndexTable)
                .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("none", "none", cancellationToken: cancellation);
        }
        catch (Exception failure) when (failure is RequestFailedException || StorageOutage.Is(failure))
        {
            return NotReady(["storage: it cannot be reached, or refuses this app."]);
        }

        return shortcomings.All is { Count: > 0 } missing ? NotReady(missing) : Results.Text("ok");
    }

    private static IResult NotReady(IReadOnlyList<string> lines) =>
        Results.Text(string.Join('\n', lines), statusCode: StatusCodes.Status503ServiceUnavailable);
}
