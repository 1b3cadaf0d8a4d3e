using Azure.Core;
using Azure.Core.Pipeline;
using Territoires.Core.Telemetry;

namespace Territoires.Core.Storage;

/// <summary>Counts the tries that met an outage of the storage: those that a later try makes good are seen too.</summary>
/// <param name="measures">Where.</param>
/// <param name="service">Tables, blobs or queues.</param>
internal sealed class StorageWatch(Measures measures, string service) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception failure) when (IsOutage(message, failure))
        {
            measures.StorageFailed(service, 0);
            throw;
        }

        Look(message);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (Exception failure) when (IsOutage(message, failure))
        {
            measures.StorageFailed(service, 0);
            throw;
        }

        Look(message);
    }

    /// <summary>A client who went away is no outage.</summary>
    private static bool IsOutage(HttpMessage message, Exception failure) =>
        !message.CancellationToken.IsCancellationRequested && StorageOutage.Is(failure);

    private void Look(HttpMessage message)
    {
        if (message.HasResponse && StorageOutage.IsStatus(message.Response.Status))
        {
            measures.StorageFailed(service, message.Response.Status);
        }
    }
}
