using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Files;

namespace Territoires.Web.Deliberation;

/// <summary>The application that the jury deliberates on, as one reader of the session is shown it.</summary>
/// <param name="Call">The call of the session.</param>
/// <param name="Session">The session.</param>
/// <param name="Page">The page that shows it, to ask for again.</param>
public sealed record PointView(CallState Call, JurySessionState Session, string Page)
{
    /// <summary>Null while nothing is at hand, and for a file that the reader may not know.</summary>
    public NamedFile? File { get; init; }

    /// <summary>True for a juror who stepped aside from it.</summary>
    public bool IsRecused { get; init; }

    /// <summary>Where the reader votes on it; null for who does not vote.</summary>
    public string? Vote { get; init; }

    /// <summary>Where a form goes that takes up another; null for whoever only follows.</summary>
    public string? TakesUp { get; init; }

    /// <summary>True for whoever will go on from one to the next, and may not before there is a quorum.</summary>
    public bool AwaitsQuorum { get; init; }

    /// <summary>What comes after it, for whoever may go on; null once everything was taken up.</summary>
    public AgendaItem? Next { get; init; }

    /// <summary>What is said of the next one.</summary>
    public NamedFile? NextFile { get; init; }

    /// <summary>The form that goes on to an application: buttons beside each of them belong to it.</summary>
    public const string Form = "passer";

    /// <summary>The field of that form.</summary>
    public const string Field = "application";

    /// <summary>From when; null while nothing is at hand.</summary>
    public DateTimeOffset? Since => Session.AtHand?.At;

    public bool IsAtHand(string application) => Session.AtHand?.ApplicationId == application;

    /// <summary>Whether enough members are there to vote on one application at least.</summary>
    public static bool HasQuorum(JurySessionState session) => session.Agenda.Any(item => Quorum.Of(session, item).IsMet);

    /// <summary>Nothing is deliberated on before the jury is convened, nor once its minutes are drafted or its call ended.</summary>
    public static bool IsShown(CallState call, JurySessionState? session) => session is { Minutes: null } && call.End is null;
}
