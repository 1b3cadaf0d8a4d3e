using System.Net;
using Territoires.Core.Reviews;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Functions.Api;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>The jury before its session: its seats, who steps aside, who reviews what, the reviews.</summary>
internal sealed class JuryWork(Script script)
{
    private const string Alternate = "alternate";

    public async Task<string> SeatAsync(CancellationToken cancellation)
    {
        Seat[] seats = [.. script.Seed.Jurors.GroupBy(juror => juror.Seat, StringComparer.Ordinal).Select(SeatOf)];
        await script.Api.DoAsync(
            HttpMethod.Put, $"{script.Call}/panel", Script.Secretary, new PanelRequest(seats), cancellation, ("If-None-Match", "*"));
        return $"Jury : {seats.Length} sièges, {script.Seed.Jurors.Count - seats.Length} suppléances";
    }

    public async Task<string> RecuseAsync(CancellationToken cancellation)
    {
        foreach (var recusal in script.Seed.Recusals)
        {
            var juror = Script.Juror(recusal.Juror);
            var id = await script.IdOfAsync(recusal.Application, cancellation);
            // A file from which a juror stepped aside is not theirs to know any more: that is how they see that they did.
            if ((await script.IdsSeenByAsync(juror, cancellation)).Contains(id))
            {
                await script.Api.DoAsync(
                    HttpMethod.Post, $"api/applications/{id}/recusals", juror, new RecusalRequest(GroundOf(recusal.Reason)), cancellation);
            }
        }

        return $"Déports : {script.Seed.Recusals.Count}";
    }

    public async Task<string> AssignAsync(CancellationToken cancellation)
    {
        var lines = new List<AssignmentLine>();
        foreach (var reviews in script.Seed.Reviews.GroupBy(review => review.Application, StringComparer.Ordinal))
        {
            lines.Add(new AssignmentLine(await script.IdOfAsync(reviews.Key, cancellation), [.. reviews.Select(review => review.Juror)]));
        }

        await script.Api.DoAsync(
            HttpMethod.Post, $"{script.Call}/assignments", Script.Secretary, new AssignmentsRequest(lines), cancellation);
        return $"Répartition : {lines.Count} candidatures confiées";
    }

    public async Task<string> ReviewAsync(CancellationToken cancellation)
    {
        foreach (var review in script.Seed.Reviews)
        {
            await ReviewAsync(review, cancellation);
        }

        return $"Évaluations : {script.Seed.Reviews.Count} finales";
    }

    private async Task ReviewAsync(SeedReview review, CancellationToken cancellation)
    {
        var juror = Script.Juror(review.Juror);
        var path = $"api/applications/{await script.IdOfAsync(review.Application, cancellation)}/reviews/mine";
        var body = new ReviewRequest(review.Scores, review.Comment, Final: true);
        var written = (await script.Api.AskAsync(HttpMethod.Put, path, juror, body, cancellation, ("If-None-Match", "*")))
            .SucceededOr(HttpStatusCode.PreconditionFailed);
        if (!written.IsSuccess)
        {
            // Written by an earlier run, which may have been killed before it made the review final.
            var there = await script.Api.DoAsync(HttpMethod.Get, path, juror, null, cancellation);
            await script.Api.DoAsync(HttpMethod.Put, path, juror, body, cancellation, ("If-Match", there.EntityTag!));
        }
    }

    private static Seat SeatOf(IGrouping<string, SeedJuror> seat)
    {
        var titular = seat.Single(juror => juror.Role != Alternate);
        return new Seat(
            seat.Key, titular.College, titular.Id, seat.SingleOrDefault(juror => juror.Role == Alternate)?.Id, titular.Role == "chair");
    }

    /// <summary>The app keeps a ground and no words about anybody.</summary>
    private static RecusalGround GroundOf(string reason) => reason switch
    {
        "A travaillé pour l’organisme porteur" => RecusalGround.Employment,
        "Parenté avec une personne qui porte le projet" => RecusalGround.FamilyOrFriend,
        "Siège dans une association associée au projet" => RecusalGround.Other,
        _ => throw new InvalidDataException($"No ground is known for « {reason} »."),
    };
}
