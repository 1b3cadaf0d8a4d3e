using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    /// <summary>Begins a function app on the embedded host.</summary>
    /// <exception cref="InvalidOperationException">The host's assembly is not beside the app, or host.json is missing.</exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(EmbeddedHostLocator.Create(args));
}
