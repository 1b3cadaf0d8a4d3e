using static Territoires.Core.Role;

namespace Territoires.Functions.Identity;

/// <summary>
/// The table of who may do what: deny by default. Whether a permitted act is acceptable now, on this file, by this person,
/// is for the act to decide.
/// </summary>
public static class Policies
{
    private static readonly IReadOnlyDictionary<Permission, IReadOnlySet<Role>> Table = new Dictionary<Permission, IReadOnlySet<Role>>
    {
        [Permission.ReadPublic] = Everybody,
        [Permission.SignIn] = Everybody,
        [Permission.MendFailures] = Only(Administrator),
        [Permission.ManageAccounts] = Only(Administrator),
        [Permission.DefineCalls] = Only(Administrator),
        [Permission.OpenCalls] = Only(Administrator),
        [Permission.ExtendCalls] = Only(Administrator),
        [Permission.WriteApplications] = Only(Applicant),
        [Permission.ReadApplications] = Only(Applicant, Service, Juror, Secretary, Authority, Auditor),
        [Permission.DecideEligibility] = Only(Secretary),
        [Permission.EraseSignatures] = Only(Secretary),
        [Permission.AskCorrections] = Only(Secretary),
        [Permission.GiveOpinions] = Only(Service),
        [Permission.SetPanel] = Only(Secretary),
        [Permission.AssignReviews] = Only(Secretary),
        [Permission.RecuseOneself] = Only(Juror),
        [Permission.WriteReviews] = Only(Juror),
        [Permission.ReadReviews] = Only(Secretary, Authority, Auditor),
        [Permission.RunSession] = Only(Secretary),
        [Permission.TakePartInSession] = Only(Juror),
        [Permission.SignMinutes] = Only(Juror, Secretary),
        [Permission.ReadSession] = Only(Juror, Secretary, Authority, Auditor),
        [Permission.SendProposal] = Only(Secretary),
        [Permission.ReadChoice] = Only(Secretary, Authority, Administrator, Auditor),
        [Permission.Designate] = Only(Authority),
        [Permission.Publish] = Only(Administrator),
    };

    private static IReadOnlySet<Role> Everybody => Enum.GetValues<Role>().ToHashSet();

    public static bool Permits(Permission permission, Actor actor) =>
        Table.TryGetValue(permission, out var roles) && roles.Overlaps(actor.Roles);

    public static bool IsForEverybody(Permission permission) => Table.TryGetValue(permission, out var roles) && roles.Contains(Role.Public);

    private static IReadOnlySet<Role> Only(params Role[] roles) => roles.ToHashSet();
}
