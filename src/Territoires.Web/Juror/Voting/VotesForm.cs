using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;

namespace Territoires.Web.Juror.Voting;

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
    public static Problem ProblemOf(IReadOnlyList<RefusedVote> refused, IReadOnlySet<string> shown)
    {
        var problems = refused.Select(vote => (vote.Vote.Application, Problem: Problems.Of(vote.Refusal))).ToArray();
        var first = problems[0].Problem;
        return first with
        {
            Status = first.IsAboutTheForm ? first.Status : StatusCodes.Status409Conflict,
            Title = refused.Count == 1 ? first.Title : $"{refused.Count} votes ne sont pas enregistrés.",
            Faults =
            [
                .. problems.Select(one => shown.Contains(one.Application)
                    ? new Fault(VoteText.FieldOf(one.Application), $"{one.Problem.Title} {one.Problem.Detail}")
                    : new Fault("titre-votes", "Un dossier n’est plus à voter pour vous\u00a0: votre choix sur lui n’est pas enregistré.")),
            ],
        };
    }
}
