using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Web.Answers;

/// <summary>The draw as the minutes reveal it, with all that it takes to check it.</summary>
/// <param name="Commitment">Public since the opening; null when the call was opened before there was one.</param>
/// <param name="Order">Every application of the minutes, as it would be drawn.</param>
public sealed record DrawAnswer(string Seed, string? Commitment, IReadOnlyList<DrawnApplication> Order)
{
    /// <summary>Null until both hands signed: minutes that may still be taken back must not tell who would win a draw.</summary>
    public static DrawAnswer? Of(JurySessionState session, CallState call) =>
        session is { Stage: SessionStage.Signed, Minutes.DrawSeed: { } seed }
        ? new DrawAnswer(seed, call.DrawCommitment, [.. session.Agenda
            .Select(item => new DrawnApplication(item.Number, item.ApplicationId, Draw.Of(seed, item.ApplicationId)))
            .OrderBy(drawn => drawn.Hash, StringComparer.Ordinal)])
        : null;
}

public sealed record DrawnApplication(string Number, string Application, string Hash);
