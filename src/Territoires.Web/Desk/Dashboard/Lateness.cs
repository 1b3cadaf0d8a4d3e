using Territoires.Domain.Calls;
using Territoires.Domain.Steps;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>
/// What a date of the calendar was to see done and did not, in French. The calendar alone lets nothing fall: the call goes on.
/// </summary>
public static class Lateness
{
    public static IReadOnlyList<string> Of(CallFacts facts)
    {
        var (call, figures, now) = (facts.Call, facts.Figures, facts.Now);
        var (reviewsBy, publication) = (call.Rules.Calendar.ExaminedUntil, call.Rules.Calendar.EarliestPublication);
        var late = new List<string>();
        if (call.End is not null)
        {
            return late;
        }

        void When(bool isLate, string text)
        {
            if (isLate)
            {
                late.Add(text);
            }
        }

        // Once the session is convened, what was not reviewed is voted on all the same.
        var isAwaited = call is { Stage: CallStage.Closed, SessionId: null } && now > reviewsBy.Instant;
        var (undecided, missing) = (figures.Undecided, figures.ReviewsMissing);
        When(isAwaited
            && undecided > 0,
            (call.Rules.HasReading
                ? "Décisions de recevabilité encore attendues, alors que les évaluations étaient dues le "
                : "Décisions de recevabilité encore attendues, alors que la publication est possible depuis le ")
                + $"{FrenchText.Instant(reviewsBy)}\u00a0: {FrenchText.Number(undecided)}.");
        When(isAwaited && missing > 0,
            $"Évaluations dues le {FrenchText.Instant(reviewsBy)} et pas encore finales\u00a0: {FrenchText.Number(missing)}.");
        When(call is { Stage: >= CallStage.Closed, PublicationAt: null } && now > publication.Instant,
            $"La publication est possible depuis le {FrenchText.Instant(publication)}, et elle n’est pas programmée.");
        return late;
    }
}
