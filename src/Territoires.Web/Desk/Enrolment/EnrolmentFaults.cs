namespace Territoires.Web.Desk.Enrolment;

/// <summary>From where the API has a fault to where a page of one member has it.</summary>
public static class EnrolmentFaults
{
    public static Problem OnThePage(Problem problem) =>
        problem with { Faults = [.. problem.Faults.Select(fault => fault with { Field = FieldOf(fault.Field) })] };

    /// <summary><c>members[0].member.since</c> is <c>since</c>; a key is made of the name; a renewal has its day in <c>on</c>.</summary>
    private static string FieldOf(string path)
    {
        var field = path.Split('.')[^1];
        return (path.Split('[')[0], field) switch
        {
            ("renewals", "since" or "renews" or "key") => "on",
            (_, "key") => "name",
            _ => field,
        };
    }
}
