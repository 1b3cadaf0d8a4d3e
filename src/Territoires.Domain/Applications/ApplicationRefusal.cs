using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>Why an application did not do what was asked.</summary>
public abstract record ApplicationRefusal
{
    private ApplicationRefusal()
    {
    }

    /// <summary>The call takes nothing yet.</summary>
    public sealed record CallNotOpen(Moment Opens) : ApplicationRefusal;

    /// <summary>The call takes nothing any more.</summary>
    public sealed record CallClosed(Moment Closes) : ApplicationRefusal;

    /// <summary>The draft does not exist.</summary>
    public sealed record NotStarted : ApplicationRefusal;

    /// <summary>The draft exists already, for somebody or something else.</summary>
    public sealed record StartedOtherwise : ApplicationRefusal;

    /// <summary>What was submitted is frozen.</summary>
    public sealed record AlreadySubmitted(Submission Submission) : ApplicationRefusal;

    /// <summary>What was written goes over a limit.</summary>
    public sealed record ContentUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>Answers or documents are missing.</summary>
    public sealed record Incomplete(IReadOnlyList<Fault> Faults, IReadOnlyList<string> DocumentsMissing) : ApplicationRefusal;

    /// <summary>No document of that kind is there.</summary>
    public sealed record NoSuchDocument(string Kind) : ApplicationRefusal;

    /// <summary>The same key came with another content.</summary>
    public sealed record KeyReused : ApplicationRefusal;
}
