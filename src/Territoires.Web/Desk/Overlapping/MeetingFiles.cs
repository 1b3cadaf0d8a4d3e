using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Overlapping;

/// <summary>Two files that meet, as the desk shows them.</summary>
/// <param name="Answer">Null while nobody said that they are distinct.</param>
public sealed record MeetingFiles(FilePair Pair, NamedFile One, NamedFile Other, Overlap Overlap, OverlapAnswer? Answer)
{
    public static MeetingFiles Of(FilePair pair, CallState call, Overlaps overlaps, NamedFiles names) => new(
        pair, names[pair.One.Number] ?? new NamedFile(pair.One.Number, string.Empty, pair.One.Number),
        names[pair.Other.Number] ?? new NamedFile(pair.Other.Number, string.Empty, pair.Other.Number), overlaps.Between(pair)!,
        call.AnswerTo(pair));
}
