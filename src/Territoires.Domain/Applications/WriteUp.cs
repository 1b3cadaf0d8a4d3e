using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Applications.ApplicationDecision;
using static Territoires.Domain.Applications.ApplicationFact;
using static Territoires.Domain.Applications.ApplicationRefusal;

namespace Territoires.Domain.Applications;

public abstract partial record ApplicationCommand
{
    /// <summary>The organiser writes the file of somebody who did not apply, or writes it anew.</summary>
    /// <param name="File">What it says, and the name by which it is known; a file that exists keeps its own.</param>
    /// <param name="Content">What it says.</param>
    /// <param name="Call">Its call, for the chapters of its rules.</param>
    public sealed record WriteUp(WrittenFile File, ApplicationContent Content, CallState Call) : ApplicationCommand;

    /// <summary>The organiser takes back a file that it wrote: nobody examines it any more.</summary>
    public sealed record RemoveFile(CallState Call) : ApplicationCommand, IActOnSubmitted
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state switch
            {
                { IsWrittenUp: false } => new FilesAreSubmitted(),
                { Stage: ApplicationStage.Withdrawn } => Facts(),
                _ when OutOfStage(ProcedureAct.WriteUp, Call) is { } refusal => refusal,
                _ => Facts(new FileRemoved()),
            };
    }
}

[JsonDerivedType(typeof(FileWritten), nameof(FileWritten))]
[JsonDerivedType(typeof(FileRewritten), nameof(FileRewritten))]
[JsonDerivedType(typeof(FileRemoved), nameof(FileRemoved))]
public abstract partial record ApplicationFact
{
    /// <summary>The organiser wrote the file of somebody who did not apply.</summary>
    public sealed record FileWritten(WrittenFile File, ApplicationContent Content, DateTimeOffset At) : ApplicationFact
    {
        internal override ApplicationFact WithEachWord(Func<string, string> word) =>
            this with { Content = ApplicationWords.Each(Content, word) };

        public override FileNote Told() => new(FileEventKind.Written);

        /// <summary>The file that begins with it.</summary>
        internal ApplicationState Begun() => new()
        {
            Id = File.Id,
            CallId = File.CallId,
            OwnerId = File.WriterId,
            Stage = ApplicationStage.Submitted,
            Content = Content,
            Submission = File.EntryAt(At),
            IsWrittenUp = true,
        };
    }

    /// <summary>What everybody reads from then on; what it replaces stands in the fact before it.</summary>
    public sealed record FileRewritten(ApplicationContent Content) : ApplicationFact
    {
        public override FileNote Told() => new(FileEventKind.Rewritten);

        internal override ApplicationState Evolve(ApplicationState state) => state with { Content = Content };

        internal override ApplicationFact WithEachWord(Func<string, string> word) =>
            this with { Content = ApplicationWords.Each(Content, word) };
    }

    /// <summary>Nobody examines the file any more; what it said stands in the facts before.</summary>
    public sealed record FileRemoved : ApplicationFact, IChangesAgenda
    {
        public override FileNote Told() => new(FileEventKind.Removed);

        internal override ApplicationState Evolve(ApplicationState state) => state with { Stage = ApplicationStage.Withdrawn };
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>Territories apply to this call: the organiser writes no file in it.</summary>
    public sealed record FilesAreSubmitted : ApplicationRefusal;

    /// <summary>Whoever organises the call wrote the file: nobody applied, and there is nobody to ask.</summary>
    public sealed record WrittenByOrganiser : ApplicationRefusal;
}

/// <summary>
/// Files that the organiser writes, where nobody applies. What is chosen from them is chosen as anything else is: with opinions,
/// marks and votes where the rules have them.
/// </summary>
internal static class WriteUpDecision
{
    public static Result<ApplicationFact[], ApplicationRefusal> OfWriting(WriteUp write, DateTimeOffset at)
    {
        var rules = write.Call.Rules;
        return write switch
        {
            { Call.Stage: CallStage.Defined } => new CallNotOpen(rules.Calendar.Opens),
            _ when rules.TakesApplications => new FilesAreSubmitted(),
            _ when OutOfStage(ProcedureAct.WriteUp, write.Call) is { } refusal => refusal,
            _ when Faults(write) is { Count: > 0 } faults => new ContentUnacceptable(faults),
            // Nobody sorts the files: each of them can be designated.
            _ when !rules.HasEligibility => Facts(
                new FileWritten(write.File, write.Content, at), new EligibilityDecided(new Eligibility(true, [], at))),
            _ => Facts(new FileWritten(write.File, write.Content, at)),
        };
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfRewriting(ApplicationState state, WriteUp write) => state switch
    {
        { IsWrittenUp: false } => new FilesAreSubmitted(),
        { Stage: ApplicationStage.Withdrawn } => new AlreadyWithdrawn(),
        _ when OutOfStage(ProcedureAct.WriteUp, write.Call) is { } refusal => refusal,
        _ when Faults(write) is { Count: > 0 } faults => new ContentUnacceptable(faults),
        _ when ApplicationPart.Changed(state.Content, write.Content, write.Call.Rules).Count == 0 => Facts(),
        _ => Facts(new FileRewritten(write.Content)),
    };

    private static List<Fault> Faults(WriteUp write)
    {
        List<Fault> faults = [.. ContentCheck.Unacceptable(write.Content, write.Call.Rules)];
        if (string.IsNullOrWhiteSpace(write.Content.Title))
        {
            faults.Add(new Fault("title", "Nommez le territoire ou le lieu."));
        }

        if (write.Content.LeadBodies.Count == 0)
        {
            faults.Add(new Fault("bodies", "Indiquez au moins un territoire."));
        }

        return faults;
    }
}
