using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Mail;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Notifications;

/// <summary>What a development installation would have sent. It exists in Development, on loopback, and nowhere else.</summary>
public sealed class ShowDevelopmentMail(KeptMailbox mailbox, IHostEnvironment environment)
{
    [Function(nameof(ShowDevelopmentMail)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dev/mail")] HttpRequest request, CancellationToken cancellation) =>
        DevelopmentOnly.Allows(environment, request)
            ? new RazorComponentResult<DevelopmentMailPage>(new { Mails = await mailbox.AllAsync(cancellation) })
            : Problems.NotFound.ToResult();
}
