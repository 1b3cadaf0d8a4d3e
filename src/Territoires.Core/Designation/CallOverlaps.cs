using Territoires.Core.JurySessions;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Designation;

/// <summary>Which files of a call may be one territory twice. Perimeters come from the referential, which is in memory.</summary>
public sealed class CallOverlaps(Selections selections, Referential referential)
{
    /// <summary>How many pairs without an answer are listed: a call in which everybody names one body has them by the thousand.</summary>
    public const int Most = 500;

    public async Task<Overlaps> OfAsync(string call, CancellationToken cancellation) =>
        await AmongAsync(await selections.ApplicationsAsync(call, cancellation), cancellation);

    public async Task<Overlaps> AmongAsync(IEnumerable<ListedApplication> applications, CancellationToken cancellation) =>
        Overlaps.Among(applications, await referential.PerimetersAsync(cancellation));

    /// <summary>The pairs of a call to show: first those that wait for an answer, then those that have one.</summary>
    public static IReadOnlyList<FilePair> Listed(CallState call, Overlaps overlaps) =>
    [
        .. overlaps.Pairs().Where(pair => call.AnswerTo(pair) is null).Take(Most),
        .. call.OverlapAnswers.Select(answer => FilePair.Of(answer.One, answer.Other)).Where(pair => overlaps.Between(pair) is not null),
    ];
}
