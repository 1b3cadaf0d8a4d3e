namespace Microsoft.DurableTask;

public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    /// <summary>The version of the next execution; unchanged when null.</summary>
    public string? NewVersion { get; set; }

    /// <summary>Events received and not yet waited for go to the next execution.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}
