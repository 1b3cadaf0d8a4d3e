namespace Territoires.Domain.Jury;

/// <summary>What a session decided, as the call takes it over. It holds nothing before the minutes are signed.</summary>
public sealed record SessionOutcome(string SessionId, string CallId, bool IsSigned, IReadOnlyList<ItemOutcome> Items)
{
    public static SessionOutcome Of(JurySessionState session)
    {
        if (session is not { Stage: SessionStage.Signed, Minutes: { } minutes })
        {
            return new SessionOutcome(session.Id, session.CallId, IsSigned: false, []);
        }

        var ids = session.Agenda.ToDictionary(item => item.Number, item => item.ApplicationId);
        var items = minutes.Items.Select(item => new ItemOutcome(ids[item.Number], item.Number, item.For, item.Adopted));
        return new SessionOutcome(session.Id, session.CallId, IsSigned: true, [.. items]);
    }
}

public sealed record ItemOutcome(string ApplicationId, string Number, int VotesFor, bool Adopted);
