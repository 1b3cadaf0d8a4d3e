using Territoires.Domain.Programmes;

namespace Territoires.Web.Received;

/// <summary>How the waves of a permanent call follow each other.</summary>
/// <param name="Days">From the closing of a wave to the opening of the next one.</param>
/// <param name="Until">The last day on which a wave may open; left out when none is set.</param>
public sealed record WavesRequest(int Days, DateOnly? Until = null)
{
    public WaveRule ToRule() => new(Days, Until);
}
