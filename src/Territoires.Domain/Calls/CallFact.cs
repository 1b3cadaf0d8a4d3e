using System.Text.Json.Serialization;

namespace Territoires.Domain.Calls;

/// <summary>What happened to a call. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(CallDefined), nameof(CallDefined))]
[JsonDerivedType(typeof(CallOpened), nameof(CallOpened))]
[JsonDerivedType(typeof(OrchestrationStarted), nameof(OrchestrationStarted))]
[JsonDerivedType(typeof(CallClosed), nameof(CallClosed))]
public abstract record CallFact
{
    private CallFact()
    {
    }

    public sealed record CallDefined(string Id, CallRules Rules) : CallFact;

    public sealed record CallOpened : CallFact;

    public sealed record OrchestrationStarted : CallFact;

    public sealed record CallClosed(int Submissions) : CallFact;
}
