using Territoires.Domain.Applications;

namespace Territoires.Web.Answers;

/// <summary>A request for a correction, or a change that the applicant began, as its applicant and the secretary see it through the
/// API.</summary>
public sealed record CorrectionAnswer(int Number, string Text, IReadOnlyList<string> Parts, DateTimeOffset Deadline, DateTimeOffset AskedAt,
    string Stage, DateTimeOffset? SentAt, bool ByApplicant = false)
{
    public static CorrectionAnswer Of(Correction correction) => new(
        correction.Number,
        correction.Request.Text,
        correction.Request.Parts,
        correction.Request.Deadline.Instant,
        correction.AskedAt,
        correction.Stage.ToString().ToLowerInvariant(),
        correction.SentAt,
        correction.IsOwn);
}
