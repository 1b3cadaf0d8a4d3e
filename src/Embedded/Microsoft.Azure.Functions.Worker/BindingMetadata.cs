namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingMetadata
{
    /// <summary>The parameter's name; <c>$return</c> for a result.</summary>
    public abstract string Name { get; }

    /// <summary>As in function.json: httpTrigger, timerTrigger, orchestrationTrigger, activityTrigger, durableClient, http.</summary>
    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
