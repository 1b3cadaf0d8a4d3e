namespace Territoires.Web.Desk.Enrolment;

/// <summary>What is typed of a stay that goes on, or ends.</summary>
/// <param name="On">The day.</param>
/// <param name="Phase">The phase that it goes on in.</param>
/// <param name="Reason">Why it ends.</param>
public sealed record StayForm(string On, string Phase, string Reason)
{
    public static readonly StayForm Blank = new(string.Empty, string.Empty, string.Empty);

    public static StayForm Of(IFormCollection form) =>
        new(form["on"].ToString(), form["phase"].ToString(), form["reason"].ToString().ReplaceLineEndings("\n"));
}
