namespace Territoires.Orchestrations;

/// <summary>Ids of orchestration instances: <c>{kind}-{call}</c>, at most 100 printable ASCII characters.</summary>
public static class InstanceIds
{
    public static string Call(string callId) => $"call-{callId}";
}
