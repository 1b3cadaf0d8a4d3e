using Microsoft.Azure.WebJobs.Extensions.DurableTask;

namespace Territoires.LocalHost.Engine;

/// <summary>Gives the durable extension the engine in memory.</summary>
internal sealed class InMemoryProviderFactory(InMemoryEngine engine) : IDurabilityProviderFactory
{
    public const string Kind = "InMemory";
    private readonly DurabilityProvider provider = new(Kind, engine, engine, Kind);
    public string Name => Kind;
    public DurabilityProvider GetDurabilityProvider() => provider;
    public DurabilityProvider GetDurabilityProvider(DurableClientAttribute attribute) => provider;
}
