using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The embedded host knows no function keys: it starts with Anonymous functions only.</summary>
    public AuthorizationLevel AuthLevel { get; }

    /// <summary>Null or empty: every method. HEAD is not added to GET.</summary>
    public string[]? Methods { get; }

    /// <summary>A route template without leading slash, under host.json's routePrefix; null or empty: the function's name.</summary>
    public string? Route { get; set; }
}
