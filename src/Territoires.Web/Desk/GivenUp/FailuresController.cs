using Territoires.Core.Effects;
using Territoires.Core.Mail;

namespace Territoires.Web.Desk.GivenUp;

/// <summary>What the app gave up, to an administrator.</summary>
public sealed class FailuresController(Failures failures, Outbox outbox, MailOutbox mails) : ControllerBase
{
    [Reads("gestion/echecs"), Policy(Permission.MendFailures)]
    public async Task<IResult> ShowFailuresAsync(CancellationToken cancellation) =>
        Page.Of(new FailuresPage { Failures = await failures.AllAsync(cancellation) });

    /// <summary>An administrator has what was given up tried again, all of it.</summary>
    [HttpPost("gestion/echecs"), Policy(Permission.MendFailures)]
    public async Task<IResult> SendFailuresAgainAsync(CancellationToken cancellation)
    {
        await outbox.SendAgainAsync();
        await mails.SendAgainAsync(cancellation);
        return Results.LocalRedirect(Addresses.Failures);
    }
}
