using Territoires.Domain.Jury;

namespace Territoires.Web.Answers;

/// <summary>What the jury deliberates on, as one of the people of the session sees it.</summary>
/// <param name="Application">Its id; null while nothing is at hand, and for a juror who stepped aside from it.</param>
/// <param name="Number">Its public number; null in the same cases.</param>
/// <param name="Since">From when; null while nothing is at hand.</param>
/// <param name="Recused">True for a juror who stepped aside from it.</param>
public sealed record AtHandAnswer(string? Application, string? Number, DateTimeOffset? Since, bool Recused)
{
    public static AtHandAnswer Of(JurySessionState session, Actor actor)
    {
        if (session.AtHand is not { } here || session.ItemOf(here.ApplicationId) is not { } item)
        {
            return new AtHandAnswer(null, null, null, Recused: false);
        }

        return actor.Is(Role.Juror) && item.Recused.Contains(actor.Id)
            ? new AtHandAnswer(null, null, here.At, Recused: true)
            : new AtHandAnswer(item.ApplicationId, item.Number, here.At, Recused: false);
    }
}
