using Territoires.Core.Enquiries;
using Territoires.Domain.Enquiries;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Questions about a call: those that are answered for everybody, one's own, and all for those who run it.</summary>
public sealed class ReadEnquiries(EnquiryDesk desk, EnquiryStore enquiries)
{
    [Function("ListEnquiries"), Policy(Permission.ReadPublic)]
    [Summary("Lire les questions sur un appel et leurs réponses"), Gives<AnsweredEnquiriesAnswer>]
    [Query("after", "le next de la page précédente", Optional = true), Refuses(400, "suite-inconnue")]
    public async Task<IResult> ListEnquiriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/enquiries")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        // What everybody reads is read by whoever's token is good for another call too.
        if (await desk.FindCallAsync(call, Actor.Anybody, cancellation) is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var answered = await enquiries.AnsweredAsync(call, cancellation);
        if (!Cursors.TryRead(request, id => answered.Any(one => one.Id == id), out var after))
        {
            return Problems.CursorUnknown.ToResult();
        }

        var following = after is null ? answered : answered.SkipWhile(one => one.Id != after).Skip(1);
        var page = await Rows<ListedEnquiry>.ReadAsync(following.ToAsyncEnumerable(), one => one.Id);
        return Tagged.Json(request, new AnsweredEnquiriesAnswer(
            call, state.Rules.Fictitious, [.. page.Items.Select(AnsweredEnquiryAnswer.Of)], page.Next));
    }

    [Function("ListOwnEnquiries"), Policy(Permission.AskEnquiries)]
    [Summary("Lire ses propres questions sur un appel"), Gives<EnquiriesAnswer>]
    public async Task<IResult> ListOwnEnquiriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/enquiries/mine")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await desk.FindCallAsync(call, request.Actor(), cancellation) is { } state
            ? Tagged.Json(
                request, EnquiriesAnswer.Of(state, await enquiries.OfAskerAsync(call, request.Actor().Id, cancellation)))
            : Problems.NotFound.ToResult();

    [Function("ListAskedEnquiries"), Policy(Permission.ReadEnquiries)]
    [Summary("Lire tout ce qui est demandé sur un appel"), Gives<EnquiriesAnswer>]
    public async Task<IResult> ListAskedEnquiriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/enquiries/asked")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        await desk.FindCallAsync(call, request.Actor(), cancellation) is { } state
            ? Tagged.Json(request, EnquiriesAnswer.Of(state, await enquiries.ListAsync(call, cancellation)))
            : Problems.NotFound.ToResult();

    [Function("ReadEnquiry"), Policy(Permission.ReadEnquiries)]
    [Summary("Lire une question sur un appel, et tout ce qui y fut répondu"), Gives<EnquiryHistoryAnswer>]
    public async Task<IResult> ReadEnquiryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/enquiries/{id}/answer")] HttpRequest request,
        string call, string id, CancellationToken cancellation) =>
        await desk.FindCallAsync(call, request.Actor(), cancellation) is { } state
            && await desk.FindAsync(call, id, request.Actor(), cancellation) is { State: { } enquiry } loaded
            ? Tagged.Json(
                request, EnquiryHistoryAnswer.Of(state, enquiry),
                Policies.Permits(Permission.AnswerEnquiries, request.Actor()) ? loaded.EntityTag : null)
            : Problems.NotFound.ToResult();
}
