using System.Text.Json.Serialization;
using Territoires.Orchestrations;

namespace Territoires.Functions.Journal;

/// <summary>What must happen because a fact happened. Written with the fact, done after it, at least once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(StartCall), nameof(StartCall))]
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Starts the orchestration of a call.</summary>
    public sealed record StartCall(CallPlan Plan) : Effect;
}

/// <summary>An effect in its outbox row.</summary>
/// <param name="Table">Table of the aggregate.</param>
/// <param name="Key">Partition of the aggregate.</param>
/// <param name="Sequence">The fact that asks for it.</param>
/// <param name="Version">Version of the aggregate after the save, which its pointer names.</param>
/// <param name="Effect">What to do.</param>
public sealed record PendingEffect(string Table, string Key, long Sequence, long Version, Effect Effect);
