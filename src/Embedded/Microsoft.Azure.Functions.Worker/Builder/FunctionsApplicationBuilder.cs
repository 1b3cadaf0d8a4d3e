using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];
    private bool built;

    internal FunctionsApplicationBuilder(IEmbeddedHost host) => Host = host;

    internal IEmbeddedHost Host { get; }

    public ConfigurationManager Configuration => Host.Application.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public IHostEnvironment Environment => Host.Application.Environment;

    public ILoggingBuilder Logging => Host.Application.Logging;

    public IMetricsBuilder Metrics => Host.Application.Metrics;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)Host.Application).Properties;

    public IServiceCollection Services => Host.Application.Services;

    /// <summary>Finds and checks every function, then builds the host; it listens once it is run.</summary>
    /// <exception cref="InvalidOperationException">A function cannot be served (the message names it), or the host was built already.</exception>
    public IHost Build()
    {
        if (built)
        {
            throw new InvalidOperationException("Build was called twice.");
        }
        built = true;
        return Host.Build(middleware);
    }

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)Host.Application).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        this.middleware.Add(middleware);
        return this;
    }
}
