namespace Territoires.Domain.Applications;

/// <summary>A command on what was submitted, which decides itself.</summary>
internal interface IActOnSubmitted
{
    Result<ApplicationFact[], ApplicationRefusal> Decide(ApplicationState state, DateTimeOffset receivedAt);
}

/// <summary>One that nobody asks any more once its applicant took the application back.</summary>
internal interface IActOnStanding : IActOnSubmitted;

/// <summary>A fact after which an application may no longer be what the jury votes on.</summary>
public interface IChangesAgenda;
