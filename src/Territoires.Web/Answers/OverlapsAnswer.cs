using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Territories;

namespace Territoires.Web.Answers;

/// <summary>
/// The files of a call that may be one territory twice, two by two: first those without an answer, 500 at the most, then the others.
/// </summary>
public sealed record OverlapsAnswer(string Call, bool Fictitious, IReadOnlyList<OverlapAnswered> Overlaps)
{
    public static OverlapsAnswer Of(CallState call, Overlaps overlaps, IReadOnlyList<FilePair> pairs) => new(
        call.Id, call.Rules.Fictitious,
        [
            .. from pair in pairs
               let overlap = overlaps.Between(pair)
               let answer = call.AnswerTo(pair)
               select new OverlapAnswered(
                   pair.One.Number, pair.Other.Number, overlap.Body, overlap.Communes, overlap.Relation, answer?.Reason, answer?.At),
        ]);
}

/// <param name="One">Number of one of the two.</param>
/// <param name="Other">Number of the other.</param>
/// <param name="Body">The name of a body that carries both; null when none does.</param>
/// <param name="Communes">How many communes their perimeters share.</param>
/// <param name="Relation">Of the perimeter of the first to that of the second.</param>
/// <param name="Reason">In what a person said that they are distinct; null while nobody did.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record OverlapAnswered(
    string One, string Other, string? Body, int Communes, PerimeterRelation Relation, string? Reason, DateTimeOffset? AnsweredAt);
