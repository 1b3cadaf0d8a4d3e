using Territoires.Core.Enquiries;
using Territoires.Core.Storage;
using Territoires.Domain.Enquiries;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>Questions about a call: asked by anybody with an account, answered to everybody by its secretary.</summary>
public sealed class CallEnquiries(AskEnquiry ask, AnswerEnquiry answer, PublishEnquiry publish)
{
    /// <summary>The same words sent again while they wait are the question that waits.</summary>
    [Function("AskEnquiry"), Policy(Permission.AskEnquiries, Limit = ClientLimit.Mails)]
    [Summary("Poser une question sur un appel"), Takes<EnquiryRequest>, Gives<EnquiryAnswer>(201)]
    [Refuses(409, "questions-closes", "questions-en-attente", "appel-termine", "sans-depot"), Refuses(422, "question-mal-ecrite")]
    public Task<IResult> AskEnquiryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/enquiries")] HttpRequest request, string call,
        CancellationToken cancellation) =>
        request.WithBodyAsync<EnquiryRequest>(
            async sent => Answer(
                request, await ask.RunAsync(call, Text(sent.Question), request.Act(), cancellation), StatusCodes.Status201Created),
            cancellation);

    [Function("AnswerEnquiry"), Policy(Permission.AnswerEnquiries)]
    [Summary("Répondre à une question, pour tous"), Takes<EnquiryVersionRequest>, Gives<EnquiryAnswer>]
    [Refuses(409, "question-deja-repondue", "question-deja-ecartee"), Refuses(422, "question-mal-ecrite")]
    public Task<IResult> AnswerEnquiryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/enquiries/{id}/answer")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        request.WithBodyAsync<EnquiryVersionRequest>(
            async sent => Answer(request, await answer.RunAsync(
                call, id, Text(sent.Question), Text(sent.Answer), request.Act(), cancellation)),
            cancellation);

    /// <summary>Over the version that was read: nobody writes over an answer that they did not see.</summary>
    [Function("CorrectAnswer"), Policy(Permission.AnswerEnquiries)]
    [Summary("Modifier une réponse publique"), Asks(Asked.SeenVersion), Takes<EnquiryVersionRequest>, Gives<EnquiryAnswer>]
    [Refuses(409, "question-sans-reponse"), Refuses(422, "question-mal-ecrite")]
    public Task<IResult> CorrectAnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}/enquiries/{id}/answer")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        request.WithBodyAsync<EnquiryVersionRequest>(
            async sent => request.IfMatch() is { } seen
                ? Answer(request, await answer.CorrectAsync(
                    call, id, Text(sent.Question), Text(sent.Answer), seen, request.Act(), cancellation))
                : Problems.PreconditionMissing.ToResult(),
            cancellation);

    [Function("DeclineEnquiry"), Policy(Permission.AnswerEnquiries)]
    [Summary("Écarter une question, en disant pourquoi à qui l’a posée"), Takes<EnquiryDeclineRequest>, Gives<EnquiryAnswer>]
    [Refuses(409, "question-deja-repondue", "question-deja-ecartee"), Refuses(422, "question-mal-ecrite")]
    public Task<IResult> DeclineEnquiryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/enquiries/{id}/decline")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        request.WithBodyAsync<EnquiryDeclineRequest>(
            async sent => Answer(request, await answer.DeclineAsync(call, id, Text(sent.Reason), request.Act(), cancellation)),
            cancellation);

    /// <summary>What is public already in the same words is that question.</summary>
    [Function("PublishEnquiry"), Policy(Permission.AnswerEnquiries)]
    [Summary("Publier une question fréquente et sa réponse"), Takes<EnquiryVersionRequest>, Gives<EnquiryAnswer>(201)]
    [Refuses(409, "questions-closes", "appel-termine", "sans-depot"), Refuses(422, "question-mal-ecrite")]
    public Task<IResult> PublishEnquiryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/enquiries/published")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        request.WithBodyAsync<EnquiryVersionRequest>(
            async sent => Answer(
                request, await publish.RunAsync(call, Text(sent.Question), Text(sent.Answer), request.Act(), cancellation),
                StatusCodes.Status201Created),
            cancellation);

    private static string Text(string sent) => sent.ReplaceLineEndings("\n");

    private static IResult Answer(
        HttpRequest request, Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>> done, int status = StatusCodes.Status200OK) =>
        done.ToHttp(saved =>
        {
            request.HttpContext.Response.Headers.ETag = saved.EntityTag;
            return Results.Json(EnquiryAnswer.Of(saved.State!), JsonBody.Options, statusCode: status);
        });
}
