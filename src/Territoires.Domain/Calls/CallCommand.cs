namespace Territoires.Domain.Calls;

/// <summary>What can be asked of a call.</summary>
public abstract record CallCommand
{
    private CallCommand()
    {
    }

    /// <summary>Writes the call down, or writes it anew while it has not opened.</summary>
    public sealed record Define(string Id, CallRules Rules) : CallCommand;

    /// <summary>Freezes the rules and makes the call public.</summary>
    public sealed record Open : CallCommand;

    /// <summary>The orchestration of the call says that it runs.</summary>
    public sealed record NoteOrchestration : CallCommand;

    /// <summary>Ends the submissions, with the number that were received in time.</summary>
    public sealed record Close(int Submissions) : CallCommand;
}
