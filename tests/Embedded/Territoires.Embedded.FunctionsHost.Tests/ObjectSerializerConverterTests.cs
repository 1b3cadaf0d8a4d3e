using System.Text.Json;
using Azure.Core.Serialization;
using Territoires.Embedded.FunctionsHost.Tests.SampleApp;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class ObjectSerializerConverterTests
{
    private readonly ObjectSerializerConverter converter = new(new JsonObjectSerializer(new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }));

    [Fact]
    public void Durable_payloads_take_the_apps_own_serializer()
    {
        var plan = new Plan("Ada", DateTimeOffset.UnixEpoch);
        var text = converter.Serialize(plan);
        text.ShouldBe("""{"who":"Ada","until":"1970-01-01T00:00:00+00:00"}""");
        converter.Deserialize(text, typeof(Plan)).ShouldBe(plan);
    }

    [Fact]
    public void Nothing_stays_nothing()
    {
        converter.Serialize(null).ShouldBeNull();
        converter.Deserialize(null, typeof(Plan)).ShouldBeNull();
    }
}
