using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

public class WorkerOptions
{
    /// <summary>Serializes the payloads of orchestrations and activities; null: the default of Microsoft.DurableTask.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
