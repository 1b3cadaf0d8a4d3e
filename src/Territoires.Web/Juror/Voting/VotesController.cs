using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;

namespace Territoires.Web.Juror.Voting;

/// <summary>The votes of a juror on a page of the agenda: chosen together, shown, then saved together.</summary>
public sealed class VotesController(SessionDesk desk, Selections selections, Qualities qualities) : ControllerBase
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
    public async Task<IResult> CastVotesAsync(string id, [FromServices] CastVote cast, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var sent = new JurySessionSent(Votes: VotesForm.Of(fields), Page: Paging.Asked(fields[Paging.Parameter]));
        var done = await cast.AllAsync(id, sent.Votes!.Votes, Request.Act(), cancellation);
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

        var shown = read.Items.Page(sent.Page).Items.ToDictionary(
            item => item.Answer.Application, item => item.File.Name, StringComparer.Ordinal);
        return read.Show(sent with { Problem = VotesForm.ProblemOf(done.Value, shown) });
    }

    private Task<JurySessionRead?> ReadAsync(string id, CancellationToken cancellation) =>
        JurySessionRead.OfAsync(desk, selections, qualities, id, Request.Act(), cancellation);
}

/// <summary>What a juror ticked on a page of the agenda: application id to choice.</summary>
public sealed record VotesForm(IReadOnlyDictionary<string, VoteChoice> Choices)
{
    /// <summary>The button of the page that checks which leads back to the choices.</summary>
    public const string ChangeField = "modifier";

    public static VotesForm Of(IFormCollection form) => new(
        (from key in form.Keys
         where key.StartsWith(VoteText.Prefix, StringComparison.Ordinal)
         let choice = InstructionText.Chosen<VoteChoice>(VoteText.Choices, form[key].ToString())
         where choice is not null
         select (Application: key[VoteText.Prefix.Length..], Choice: choice.Value))
        .ToDictionary(vote => vote.Application, vote => vote.Choice, StringComparer.Ordinal));

    public IReadOnlyList<ChosenVote> Votes => [.. Choices.Select(vote => new ChosenVote(vote.Key, vote.Value))];

    /// <summary>Why some of them are not saved, each beside its field; what is no longer on the agenda has none.</summary>
    /// <param name="refused">Those votes.</param>
    /// <param name="shown">What the files of the page are called, by application id.</param>
    public static Problem ProblemOf(IReadOnlyList<RefusedVote> refused, IReadOnlyDictionary<string, string> shown)
    {
        var problems = refused.Select(vote => (vote.Vote.Application, Problem: Problems.Of(vote.Refusal))).ToArray();
        var first = problems[0].Problem;
        return first with
        {
            Status = first.IsAboutTheForm ? first.Status : StatusCodes.Status409Conflict,
            Title = refused.Count == 1 ? first.Title : $"{refused.Count} votes ne sont pas enregistrés.",
            Faults =
            [
                .. problems.Select(one => shown.TryGetValue(one.Application, out var name)
                    ? new Fault(
                        VoteText.FieldOf(one.Application), $"«\u00a0{name}\u00a0»\u00a0: {one.Problem.Title} {one.Problem.Detail}")
                    : new Fault("titre-votes", "Un dossier n’est plus à voter pour vous\u00a0: votre choix sur lui n’est pas enregistré.")),
            ],
        };
    }
}
