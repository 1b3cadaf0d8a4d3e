using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Instruction;

/// <summary>What a person finds as a juror. Whoever stepped aside from a file finds it nowhere at this desk, whatever else they are.</summary>
public static class JuryFiles
{
    public static Actor AsJuror(this Actor actor) => actor with { Roles = new HashSet<Role> { Role.Juror } };

    public static Task<Loaded<ApplicationState>?> FindOfJurorAsync(this ApplicationStore applications, string id, Actor actor, CancellationToken cancellation) =>
        applications.FindAsync(id, actor.AsJuror(), cancellation);
}
