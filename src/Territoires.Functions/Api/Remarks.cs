using System.Globalization;
using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <param name="Text">From 1 to 2,000 characters.</param>
public sealed record RemarkRequest(string Text);

/// <summary>What those who examine a file write to each other: neither its applicant nor the jury reads it.</summary>
public sealed class Remarks(WriteRemark write, ApplicationStore applications)
{
    [Function("ListRemarks"), Policy(Permission.ReadRemarks)]
    [Summary("Lire les remarques sur un dossier"), Gives<RemarksAnswer>]
    public async Task<IResult> ListRemarksAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/remarks")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        await applications.FindWithCallAsync(id, request.Actor(), cancellation) is { } found
            && ApplicationAccess.ReadsRemarks(found.State, request.Actor())
            ? Tagged.Json(request, RemarksAnswer.Of(found.State, found.Call.Rules))
            : Problems.NotFound.ToResult();

    [Function("WriteRemark"), Policy(Permission.WriteRemarks)]
    [Summary("Écrire une remarque sur un dossier"), Takes<RemarkRequest>, Gives<RemarksAnswer>]
    [Refuses(409, "remarques-trop-nombreuses"), Refuses(422, "remarque-mal-ecrite")]
    public Task<IResult> WriteRemarkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/remarks")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<RemarkRequest>(
            async remark => (await write.RunAsync(id, remark.Text.ReplaceLineEndings("\n"), request.Act(), cancellation))
                .ToHttp(done => Results.Json(RemarksAnswer.Of(done.State, done.Call.Rules), JsonBody.Options)),
            cancellation);

    [Function("TakeBackRemark"), Policy(Permission.WriteRemarks)]
    [Summary("Reprendre une remarque"), GivesNothing]
    [Refuses(403, "remarque-d-autrui")]
    public async Task<IResult> TakeBackRemarkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/remarks/{number}")] HttpRequest request,
        string id, string number, CancellationToken cancellation) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            ? (await write.TakeBackAsync(id, which, request.Act(), cancellation)).ToHttp(_ => Results.NoContent())
            : Problems.NotFound.ToResult();
}
