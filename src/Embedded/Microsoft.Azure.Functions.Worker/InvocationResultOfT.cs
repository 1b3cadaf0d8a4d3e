namespace Microsoft.Azure.Functions.Worker;

public abstract class InvocationResult<T>
{
    /// <summary>What the function returned; a middleware may set it, before or instead of calling the function.</summary>
    public abstract T? Value { get; set; }
}
