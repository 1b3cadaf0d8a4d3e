namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of one function.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    public abstract BindingContext BindingContext { get; }

    /// <summary>The invocation's scope; for an HTTP trigger also <c>HttpContext.RequestServices</c>.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract IDictionary<object, object> Items { get; set; }

    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the client is gone or the host is stopping.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
