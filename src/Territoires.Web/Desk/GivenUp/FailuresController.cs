namespace Territoires.Web.Desk.GivenUp;

/// <summary>What the app gave up, to an administrator.</summary>
public sealed class FailuresController(Failures failures) : ControllerBase
{
    [Reads("gestion/echecs"), Policy(Permission.MendFailures)]
    public async Task<IResult> ShowFailuresAsync(CancellationToken cancellation)
    {
        return Page.Of(new FailuresPage { Failures = await failures.AllAsync(cancellation) });
    }

    /// <summary>An administrator has what was given up tried again, all of it.</summary>
    [HttpPost("gestion/echecs"), Policy(Permission.MendFailures)]
    public async Task<IResult> SendFailuresAgainAsync(CancellationToken cancellation)
    {
        await failures.SendAgainAsync(cancellation);
        return Results.LocalRedirect(Addresses.Failures);
    }
}
