using System.Reflection;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>What a script hands to the host that its app's main will create, wherever in main that is.</summary>
/// <param name="Functions">The assembly to search, with those that it references.</param>
internal sealed record EmbeddedStart(Assembly Functions)
{
    /// <summary>Flows with the main that it was set for: several apps may start at once.</summary>
    public static AsyncLocal<EmbeddedStart?> Current { get; } = new();

    public TaskCompletionSource<EmbeddedRuntime> Listening { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
