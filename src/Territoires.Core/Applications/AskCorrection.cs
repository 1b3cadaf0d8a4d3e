using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>The secretary asks for a correction, before deciding on eligibility. One at a time.</summary>
public sealed class AskCorrection(ApplicationDesk desk)
{
    /// <param name="id">The application.</param>
    /// <param name="read">What is asked: its deadline is written in the local time of the call.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Correction, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, Func<FoundApplication, Result<ApplicationCommand.AskCorrection, ApplicationRefusal>> read, Act act,
        CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var command = read(found);
        if (command.IsRefused)
        {
            return new ActRefusal<ApplicationRefusal>.Refused(command.Refusal);
        }

        var asked = await desk.ActAsync(found, command.Value, act);
        return asked.IsRefused ? asked.Refusal : asked.Value.State.Corrections[^1];
    }
}
