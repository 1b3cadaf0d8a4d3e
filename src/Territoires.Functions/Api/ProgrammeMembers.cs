using Territoires.Core.Programmes;
using Territoires.Core.Storage;
using Territoires.Core.Territories;
using Territoires.Domain.Programmes;
using Territoires.Web.OpenApi;
using Territoires.Web.Public.Programmes;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>How the network of a programme stands once an act is done.</summary>
/// <param name="Members">How many there are today; null when it is not known.</param>
public sealed record MembersAnswer(string Programme, int? Members, IReadOnlyList<MemberAnswer> Changed);

/// <summary>Who comes into the network of a programme, goes on in it, leaves it, and how it is put right.</summary>
public sealed class ProgrammeMembers(
    AdmitMembers admit, RenewMembers renew, EndMembership end, CorrectMember correct, Members members, Referential referential)
{
    [Function("AdmitMembers"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    [Summary("Faire entrer des membres dans le réseau"), Takes<MembersRequest>, Gives<MembersAnswer>]
    [Refuses(422, "membres-mal-ecrits", "territoire-inconnu")]
    public Task<IResult> AdmitMembersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/members")] HttpRequest request,
        string programme, CancellationToken cancellation) =>
        request.WithBodyAsync<MembersRequest>(
            async sent =>
            {
                var read = await members.ReadAsync(sent.Members, cancellation);
                return read.IsRefused
                    ? read.Refusal.ToResult()
                    : await AnswerAsync(
                        request, await admit.RunAsync(programme, read.Value, request.Act(), cancellation),
                        sent.Members.Select(one => one.Key), cancellation);
            },
            cancellation);

    [Function("RenewMembers"), Policy(Permission.ManageProgrammes, Body = BodyKind.Text)]
    [Summary("Renouveler des membres"), Takes<RenewalsRequest>, Gives<MembersAnswer>, Refuses(422, "membres-mal-ecrits")]
    public Task<IResult> RenewMembersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/renewals")] HttpRequest request,
        string programme, CancellationToken cancellation) =>
        request.WithBodyAsync<RenewalsRequest>(
            async sent => await AnswerAsync(
                request, await renew.RunAsync(programme, sent.Renewals, request.Act(), cancellation),
                sent.Renewals.Select(one => one.Key), cancellation),
            cancellation);

    [Function("EndMembership"), Policy(Permission.ManageProgrammes)]
    [Summary("Noter le départ d’un membre"), Takes<MembershipEndRequest>, Gives<MembersAnswer>]
    [Refuses(409, "appartenance-terminee"), Refuses(422, "membres-mal-ecrits")]
    public Task<IResult> EndMembershipAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/programmes/{programme}/members/{member}/end")] HttpRequest request,
        string programme, string member, CancellationToken cancellation) =>
        request.WithBodyAsync<MembershipEndRequest>(
            async sent => await AnswerAsync(
                request, await end.RunAsync(programme, member, sent.On, sent.Reason.Trim(), request.Act(), cancellation),
                [member], cancellation),
            cancellation);

    /// <summary>An erratum; how the member was written before stays readable.</summary>
    [Function("CorrectMember"), Policy(Permission.ManageProgrammes)]
    [Summary("Corriger un membre"), Asks(Asked.SeenVersion), Takes<MemberCorrectionRequest>, Gives<MembersAnswer>]
    [Refuses(422, "membres-mal-ecrits", "territoire-inconnu")]
    public async Task<IResult> CorrectMemberAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/programmes/{programme}/members/{member}")] HttpRequest request,
        string programme, string member, CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } seen)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        return await request.WithBodyAsync<MemberCorrectionRequest>(
            async sent =>
            {
                var read = await members.ReadAsync(sent.Member, cancellation);
                return read.IsRefused
                    ? read.Refusal.ToResult()
                    : await AnswerAsync(
                        request, await correct.RunAsync(
                            programme, member, read.Value, sent.Reason.Trim(), seen, request.Act(), cancellation),
                        [member], cancellation);
            },
            cancellation);
    }

    private async Task<IResult> AnswerAsync(
        HttpRequest request, Result<Loaded<ProgrammeState>, ActRefusal<ProgrammeRefusal>> done, IEnumerable<string> changed,
        CancellationToken cancellation)
    {
        var places = await referential.PlacesAsync(cancellation);
        return done.ToHttp(saved =>
        {
            var state = saved.State!;
            request.HttpContext.Response.Headers.ETag = saved.EntityTag;
            return Results.Json(
                new MembersAnswer(
                    state.Id, state.Network.CountAsOf(Today.Of(request.Act().ReceivedAt)),
                    [.. changed.Select(state.Find).OfType<Membership>().Select(one => MemberAnswer.Of(one, places))]),
                JsonBody.Options);
        });
    }
}
