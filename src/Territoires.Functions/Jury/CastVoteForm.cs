using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Instruction;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>A juror votes from the page of the session, one application at a time.</summary>
public sealed class CastVoteForm(CastVote castVote, JurySessionPages pages)
{
    [Function(nameof(CastVoteForm)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/seances/{id}/votes")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var fields = await request.ReadFormAsync(cancellation);
        var application = fields["application"].ToString();
        var typed = fields[VoteText.FieldOf(application)].ToString();
        if (InstructionText.Chosen<VoteChoice>(VoteText.Choices, typed) is not { } choice)
        {
            var missing = Problems.ChoiceMissing(VoteText.FieldOf(application), "Choisissez pour, contre ou abstention.");
            return await pages.ShowAsync(id, request.Actor(), new JurySessionSent(missing, application), cancellation);
        }

        var done = await castVote.RunAsync(id, application, choice, request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySessionAt(id, application));
        }

        return await pages.ShowAsync(id, request.Actor(), new JurySessionSent(Problems.Of(done.Refusal), application, typed), cancellation);
    }
}
