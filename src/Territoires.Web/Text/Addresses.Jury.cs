namespace Territoires.Web.Text;

/// <summary>The desks of the jurors and of the services of the State.</summary>
public static partial class Addresses
{
    /// <summary>A file as a juror reads and scores it.</summary>
    public static string JuryFile(string id) => $"/jury/dossiers/{id}";

    /// <summary>The same, once the review was saved.</summary>
    public static string JuryFileSaved(string id) => $"/jury/dossiers/{id}?enregistree=oui";

    /// <summary>The desk, once the review of a file was made final.</summary>
    public static string JuryFinal(string id) => $"{Jury}?finale={id}";

    /// <summary>The desk at one page of the files of a call: those to review, and those that others review.</summary>
    public static string JuryFiles(string call, int page, int others) => $"{Jury}?appel={call}&page={page}&autres={others}#appel-{call}";

    /// <summary>Taking a final review up again.</summary>
    public static string JuryReopening(string id) => $"/jury/dossiers/{id}/reprise";

    /// <summary>The page on which a juror confirms that their review is complete.</summary>
    public static string JuryFinalisation(string id) => $"/jury/dossiers/{id}/finalisation";

    /// <summary>The desk, once a juror stepped aside from a file.</summary>
    public static string JuryRecused(string id) => $"{Jury}?deport={id}";

    public static string JuryRecusal(string id) => $"/jury/dossiers/{id}/deport";

    public static string JurySession(string id) => $"/jury/seances/{id}";

    public static string JurySessionPage(string id, int page) =>
        page > 1 ? $"{JurySession(id)}?page={page}#titre-votes" : $"{JurySession(id)}#titre-votes";

    /// <summary>The page of the agenda on which an application stands, at its vote.</summary>
    public static string JuryItem(string id, int page, string application) => $"{JurySession(id)}?page={page}#dossier-{application}";

    /// <summary>Which application is deliberated on, asked again and again by whoever follows.</summary>
    public static string ItemAtHand(string id) => $"/api/sessions/{id}/item-at-hand";

    /// <summary>Whoever presides goes on to an application.</summary>
    public static string JuryPoint(string id) => $"{JurySession(id)}/point";

    /// <summary>A page of the agenda, from its top: a link to a part of the page that is shown would not have it loaded anew.</summary>
    public static string JuryAnew(string id, int page) => $"{JurySession(id)}?page={page}";

    /// <summary>A page of the agenda, at the application that is deliberated on.</summary>
    public static string JuryAtPoint(string id, int page) => $"{JuryAnew(id, page)}#point";

    /// <summary>The desk of a service at one page of the applications of a call.</summary>
    public static string OpinionsOn(string call, int page) => $"{Opinions}?appel={call}&page={page}#appel-{call}";

    public static string JuryAttendance(string id) => $"/jury/seances/{id}/emargement";

    public static string JuryDeparture(string id) => $"/jury/seances/{id}/depart";

    public static string JuryVotes(string id) => $"/jury/seances/{id}/votes";

    /// <summary>What is chosen is shown before it is saved.</summary>
    public static string JuryVotesCheck(string id) => $"{JuryVotes(id)}/verification";

    /// <summary>A page of the agenda, once its votes were saved.</summary>
    public static string JuryVotesSaved(string id, int page) => $"{JurySession(id)}?page={page}&votes=enregistres#titre-votes";

    public static string JuryMinutes(string id) => $"/jury/seances/{id}/proces-verbal";

    public static string JuryMinutesPdf(string id) => $"{JuryMinutes(id)}.pdf";

    /// <summary>Whether a member will come.</summary>
    public static string JuryReply(string id) => $"/jury/seances/{id}/reponse";

    /// <summary>The date of a session for one's own calendar.</summary>
    public static string JuryCalendar(string id) => $"/jury/seances/{id}/seance.ics";

    public static string AgendaOrder(string id) => $"/jury/seances/{id}/ordre-du-jour";

    public static string JurySignature(string id) => $"/jury/seances/{id}/signature";

    public static string JuryWork(string call) => $"/jury/appels/{call}/mon-travail";

    /// <summary>A file as a service reads it and gives its opinion.</summary>
    public static string Opinion(string id) => $"/avis/{id}";

    public static string OpinionSaved(string id) => $"/avis/{id}?enregistre=oui";

    /// <summary>The file itself, to whoever may read its application.</summary>
    public static string DocumentFile(string id, string kind) => $"/api/applications/{id}/documents/{kind}";
}
