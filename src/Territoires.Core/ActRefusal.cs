namespace Territoires.Core;

/// <summary>Why an act did not happen.</summary>
/// <typeparam name="TRefusal">What the decision may refuse.</typeparam>
public abstract record ActRefusal<TRefusal>
    where TRefusal : class
{
    private ActRefusal()
    {
    }

    /// <summary>There is no such thing, or it is not the actor's to know: the two are never told apart.</summary>
    public sealed record NotFound : ActRefusal<TRefusal>;

    /// <summary>What the person saw has changed since.</summary>
    public sealed record Stale : ActRefusal<TRefusal>;

    /// <summary>Too many writers at once, for too long.</summary>
    public sealed record Busy : ActRefusal<TRefusal>;

    /// <summary>The decision refused.</summary>
    public sealed record Refused(TRefusal Refusal) : ActRefusal<TRefusal>;
}
