using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Applications.ApplicationDecision;
using static Territoires.Domain.Applications.ApplicationFact;
using static Territoires.Domain.Applications.ApplicationRefusal;

namespace Territoires.Domain.Applications;

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
                new FileWritten(write.File, write.Content, at), new EligibilityDecided(new Eligibility(true, []))),
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
        List<Fault> faults = [.. ContentCheck.TooLong(write.Content)];
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
