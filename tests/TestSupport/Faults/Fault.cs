namespace Territoires.Tests.TestSupport.Faults;

/// <summary>What a storage service, or the network before it, does on a bad day.</summary>
public enum Fault
{
    /// <summary>503: nothing was done.</summary>
    Busy,

    /// <summary>429 with <c>Retry-After</c>: nothing was done.</summary>
    Throttled,

    /// <summary>500 after the write: whether it was done cannot be known from the answer.</summary>
    FailedAfterCommit,

    /// <summary>No answer; the request was done.</summary>
    SilentAfterCommit,

    /// <summary>No answer; nothing was done.</summary>
    Silent,

    /// <summary>The connection is reset before anything was done.</summary>
    Reset,

    /// <summary>The connection is reset after the write.</summary>
    ResetAfterCommit,

    /// <summary>A right answer, late.</summary>
    Slow,

    /// <summary>An answer whose body stops in its middle.</summary>
    CutBody,

    /// <summary>
    /// Of a transaction: accepted as a request, refused at one of its actions, so that nothing of it was done. Of another request:
    /// <see cref="Busy"/>.
    /// </summary>
    RefusedInside,
}
