using Territoires.Core.Storage;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// What a person finds as a juror. Whoever stepped aside from a file finds it nowhere at this desk, whatever else they are.
/// </summary>
public static class JuryFiles
{
    public static Actor AsJuror(this Actor actor) => actor with { Roles = new HashSet<Role> { Role.Juror } };

    public static Task<Loaded<ApplicationState>?> FindOfJurorAsync(
        this ApplicationStore applications, string id, Actor actor, CancellationToken cancellation) =>
        applications.FindAsync(id, actor.AsJuror(), cancellation);
}
