namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingContext
{
    /// <summary>The route values of an HTTP trigger; empty for the other triggers.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
