using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Durable payloads by the serializer that the app set in WorkerOptions.</summary>
internal sealed class ObjectSerializerConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) =>
        value is null ? null : serializer.Serialize(value, value.GetType(), CancellationToken.None).ToString();

    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null)
        {
            return null;
        }
        using var stream = BinaryData.FromString(data).ToStream();
        return serializer.Deserialize(stream, targetType, CancellationToken.None);
    }
}
