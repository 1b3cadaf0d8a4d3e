using Territoires.Core.JurySessions;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;

namespace Territoires.Core.Designation;

/// <summary>Which files of a call may be one territory twice. Perimeters come from the referential, which is in memory.</summary>
public sealed class CallOverlaps(Selections selections, Referential referential)
{
    public async Task<Overlaps> OfAsync(string call, CancellationToken cancellation) =>
        await AmongAsync(await selections.ApplicationsAsync(call, cancellation), cancellation);

    public async Task<Overlaps> AmongAsync(IEnumerable<ListedApplication> applications, CancellationToken cancellation) =>
        Overlaps.Among(applications, await referential.PerimetersAsync(cancellation));
}
