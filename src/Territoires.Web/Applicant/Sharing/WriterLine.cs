namespace Territoires.Web.Applicant.Sharing;

/// <summary>Somebody who writes an application beside its owner.</summary>
/// <param name="Id">Who.</param>
/// <param name="Address">Null when their account is gone, as that of an invitation that nobody answered is after a month.</param>
/// <param name="HasCome">True once they signed in.</param>
public sealed record WriterLine(string Id, string? Address, bool HasCome)
{
    public string Standing => this switch
    {
        { Address: null } => "invitation restée sans suite\u00a0: retirez-la, puis invitez de nouveau",
        { HasCome: true } => "rédige avec vous",
        _ => "n’est pas encore venu",
    };
}
