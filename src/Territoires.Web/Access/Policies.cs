namespace Territoires.Web.Access;

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
        [Permission.HoldTokens] = Everybody.Where(role => role != Role.Public).ToHashSet(),
        [Permission.ChooseMails] = Everybody.Where(role => role != Role.Public).ToHashSet(),
        [Permission.MendFailures] = Only(Role.Administrator),
        [Permission.ManageAccounts] = Only(Role.Administrator),
        [Permission.DefineCalls] = Only(Role.Administrator),
        [Permission.PrepareCalls] = Only(Role.Secretary, Role.Administrator),
        [Permission.OpenCalls] = Only(Role.Administrator),
        [Permission.ExtendCalls] = Only(Role.Administrator),
        [Permission.EndCalls] = Only(Role.Administrator),
        [Permission.ManageProgrammes] = Only(Role.Administrator),
        [Permission.AskEnquiries] = Everybody.Where(role => role is not (Role.Public or Role.Auditor)).ToHashSet(),
        [Permission.ReadEnquiries] = Only(Role.Secretary, Role.Administrator, Role.Auditor),
        [Permission.AnswerEnquiries] = Only(Role.Secretary),
        [Permission.WriteApplications] = Only(Role.Applicant),
        [Permission.ReadApplications] = Only(Role.Applicant, Role.Service, Role.Juror, Role.Secretary, Role.Authority, Role.Auditor),
        [Permission.WriteFiles] = Only(Role.Secretary),
        [Permission.DecideEligibility] = Only(Role.Secretary),
        [Permission.EraseSignatures] = Only(Role.Secretary),
        [Permission.AskCorrections] = Only(Role.Secretary),
        [Permission.GiveOpinions] = Only(Role.Service),
        [Permission.WriteRemarks] = Only(Role.Secretary, Role.Authority, Role.Service),
        [Permission.ReadRemarks] = Only(Role.Secretary, Role.Authority, Role.Service, Role.Auditor),
        [Permission.SetPanel] = Only(Role.Secretary),
        [Permission.AssignReviews] = Only(Role.Secretary),
        [Permission.RecuseOneself] = Only(Role.Juror),
        [Permission.WriteReviews] = Only(Role.Juror),
        [Permission.ReadReviews] = Only(Role.Secretary, Role.Authority, Role.Auditor),
        [Permission.RunSession] = Only(Role.Secretary),
        [Permission.TakePartInSession] = Only(Role.Juror),
        [Permission.SignMinutes] = Only(Role.Juror, Role.Secretary),
        [Permission.OrderAgenda] = Only(Role.Juror, Role.Secretary),
        [Permission.ReadSession] = Only(Role.Juror, Role.Secretary, Role.Authority, Role.Auditor),
        [Permission.SendProposal] = Only(Role.Secretary),
        [Permission.ReadChoice] = Only(Role.Secretary, Role.Authority, Role.Administrator, Role.Auditor),
        [Permission.Designate] = Only(Role.Authority),
        [Permission.Publish] = Only(Role.Administrator),
    };

    private static IReadOnlySet<Role> Everybody => Enum.GetValues<Role>().ToHashSet();

    public static bool Permits(Permission permission, Actor actor) =>
        Table.TryGetValue(permission, out var roles) && roles.Overlaps(actor.Roles);

    public static bool IsForEverybody(Permission permission) => Table.TryGetValue(permission, out var roles) && roles.Contains(Role.Public);

    private static IReadOnlySet<Role> Only(params Role[] roles) => roles.ToHashSet();
}
