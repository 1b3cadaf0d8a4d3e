using Territoires.Domain.Calls;
using Territoires.Domain.Selection;

namespace Territoires.Web.Answers;

/// <summary>The proposal by application number; it names no body.</summary>
/// <param name="TiedAtCut">Null when the votes alone chose who is proposed.</param>
public sealed record ProposalAnswer(string Call, bool Fictitious, IReadOnlyList<ProposalLineAnswer> Lines, TieAnswer? TiedAtCut)
{
    public static ProposalAnswer Of(CallState call) => new(
        call.Id,
        call.Rules.Fictitious,
        [.. call.Proposal!.Lines.Select(line => ProposalLineAnswer.Of(line, call))],
        TieAnswer.Of(call.Proposal.Tie, call));
}

/// <param name="Tied">True when only the draw told it from another of the same rank.</param>
/// <param name="VotesCast">Abstentions included; the share in favour is what is compared.</param>
/// <param name="Reviews">How many reviews the mean is of.</param>
/// <param name="SettledBy"><c>votes</c>, <c>mean</c>, <c>criterion</c> or <c>draw</c>: what put it where it is.</param>
/// <param name="Criterion">The key of the criterion that did.</param>
public sealed record ProposalLineAnswer(
    int Rank, bool Tied, string Number, int VotesFor, int? VotesCast, string? Mean, int? Reviews,
    SettlementKind? SettledBy, string? Criterion)
{
    public static ProposalLineAnswer Of(ProposalLine line, CallState call) => new(
        line.Rank,
        call.Proposal!.IsTied(line),
        line.Number,
        line.VotesFor,
        line.VotesCast,
        line.Mean?.Display,
        line.Marks?.Count ?? line.Mean?.Count,
        line.SettledBy?.Kind,
        line.SettledBy?.Criterion is { } criterion ? call.Rules.Grid[criterion].Key : null);
}

/// <summary>Adopted applications on both sides of the last place with the same share of votes, and what told them apart.</summary>
public sealed record TieAnswer(IReadOnlyList<string> Numbers, SettlementKind SettledBy, string? Criterion)
{
    public static TieAnswer? Of(TieAtCut? tie, CallState call) =>
        tie is null
            ? null
            : new TieAnswer(tie.Numbers, tie.By.Kind, tie.By.Criterion is { } criterion ? call.Rules.Grid[criterion].Key : null);
}
