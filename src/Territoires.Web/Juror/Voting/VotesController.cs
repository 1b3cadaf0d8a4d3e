using Territoires.Core.JurySessions;

namespace Territoires.Web.Juror.Voting;

/// <summary>The votes of a juror on a page of the agenda: chosen together, shown, then saved together.</summary>
public sealed class VotesController(SessionDesk desk, Selections selections) : ControllerBase
{
    /// <summary>What would change is shown before it is saved; nothing is saved.</summary>
    [HttpPost("jury/seances/{id}/votes/verification"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> CheckVotesAsync(string id, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var sent = new JurySessionSent(Votes: VotesForm.Of(fields), Page: Paging.Asked(fields[Paging.Parameter]));
        if (await ReadAsync(id, cancellation) is not { } read)
        {
            return Problems.NotFound.ToResult();
        }

        if (fields.ContainsKey(VotesForm.ChangeField))
        {
            return read.Show(sent);
        }

        var changed = read.Items.Where(item => sent.Votes!.Choices.TryGetValue(item.Answer.Application, out var choice)
            && choice != item.Answer.MyVote).ToArray();
        if (changed.Length == 0)
        {
            const string Nothing = "Choisissez pour, contre ou abstention, sur un dossier au moins.";
            return read.Show(sent with { Problem = Problems.ChoiceMissing("titre-votes", Nothing) });
        }

        return Page.Of(new VotesCheckPage
        {
            Call = read.Call,
            Session = read.Session,
            Changed = changed,
            Votes = sent.Votes!,
            Asked = sent.Page,
            Left = read.Items.Count(item => item.Answer.MyVote is null) - changed.Count(item => item.Answer.MyVote is null),
        });
    }

    /// <summary>Saves them. Those that are refused are shown with why, still ticked; the others are saved.</summary>
    [HttpPost("jury/seances/{id}/votes"), Policy(Permission.TakePartInSession)]
    public async Task<IResult> CastVotesAsync(string id, [FromServices] CastVotes cast, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var sent = new JurySessionSent(Votes: VotesForm.Of(fields), Page: Paging.Asked(fields[Paging.Parameter]));
        var done = await cast.RunAsync(id, sent.Votes!.Votes, Request.Act(), cancellation);
        if (done.IsRefused)
        {
            return Problems.Of(done.Refusal).ToResult();
        }

        if (done.Value.Length == 0)
        {
            return Results.LocalRedirect(Addresses.JuryVotesSaved(id, sent.Page));
        }

        if (await ReadAsync(id, cancellation) is not { } read)
        {
            return Problems.NotFound.ToResult();
        }

        var shown = read.Items.Page(sent.Page).Items.Select(item => item.Answer.Application).ToHashSet(StringComparer.Ordinal);
        return read.Show(sent with { Problem = VotesForm.ProblemOf(done.Value, shown) });
    }

    private Task<JurySessionRead?> ReadAsync(string id, CancellationToken cancellation) =>
        JurySessionRead.OfAsync(desk, selections, id, Request.Actor(), cancellation);
}
