using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationDecision;

namespace Territoires.Domain.Applications;

public abstract partial record ApplicationCommand
{
    /// <summary>The applicant takes the application back, until the jury is convened. Its receipt stands.</summary>
    public sealed record Withdraw(CallState Call) : ApplicationCommand, IActOnSubmitted
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state.Stage == ApplicationStage.Withdrawn ? Facts()
            : OutOfStage(ProcedureAct.Withdraw, Call, new ApplicationRefusal.TooLateToWithdraw()) is { } tooLate ? tooLate
            : Facts(new ApplicationFact.ApplicationWithdrawn());
    }
}

[JsonDerivedType(typeof(ApplicationWithdrawn), nameof(ApplicationWithdrawn))]
public abstract partial record ApplicationFact
{
    public sealed record ApplicationWithdrawn : ApplicationFact, IChangesAgenda
    {
        public override FileNote Told() => new(FileEventKind.Withdrawn);

        internal override ApplicationState Evolve(ApplicationState state) => state with { Stage = ApplicationStage.Withdrawn };
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>The jury is convened: what stands on its agenda stays there.</summary>
    public sealed record TooLateToWithdraw : ApplicationRefusal;

    /// <summary>The applicant took it back.</summary>
    public sealed record AlreadyWithdrawn : ApplicationRefusal;
}
