using Microsoft.Extensions.Hosting;
using Territoires.Core.Mail;

namespace Territoires.Web.Mail;

/// <summary>What a development installation would have sent. It exists in Development, on loopback, and nowhere else.</summary>
public sealed class DevelopmentMailController(KeptMailbox mailbox, IHostEnvironment environment) : ControllerBase
{
    [Reads("dev/mail"), Policy(Permission.SignIn)]
    public async Task<IResult> ShowDevelopmentMailAsync(CancellationToken cancellation) =>
        DevelopmentOnly.Allows(environment, Request)
            ? Page.Of(new DevelopmentMailPage { Mails = await mailbox.AllAsync(cancellation) })
            : Problems.NotFound.ToResult();
}
