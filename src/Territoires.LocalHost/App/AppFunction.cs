using System.Text.Json;

namespace Territoires.LocalHost.App;

/// <summary>One function, as functions.metadata describes it.</summary>
internal sealed record AppFunction(string Name, IReadOnlyList<JsonElement> Bindings)
{
    public const string Http = "httpTrigger";
    public const string Timer = "timerTrigger";
    public const string Queue = "queueTrigger";
    public const string Orchestration = "orchestrationTrigger";
    public const string Activity = "activityTrigger";
    public const string Entity = "entityTrigger";
    public const string DurableClient = "durableClient";

    /// <summary>The binding whose type ends in <c>Trigger</c>: a function has one.</summary>
    public JsonElement Trigger => Bindings.Single(IsTrigger);
    public string TriggerType => TypeOf(Trigger);
    public bool Is(string trigger) => string.Equals(TriggerType, trigger, StringComparison.OrdinalIgnoreCase);
    public bool IsDurable => Is(Orchestration) || Is(Activity) || Is(Entity);

    public JsonElement? Find(string type) =>
        Bindings.Where(one => string.Equals(TypeOf(one), type, StringComparison.OrdinalIgnoreCase))
            .Select(one => (JsonElement?)one).FirstOrDefault();

    public static bool IsTrigger(JsonElement binding) => TypeOf(binding).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);
    public static string TypeOf(JsonElement binding) => Text(binding, "type") ?? "";

    public static string? Text(JsonElement binding, string property) =>
        binding.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
