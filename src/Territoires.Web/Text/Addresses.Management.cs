namespace Territoires.Web.Text;

/// <summary>The desk of those who run, decide, publish and audit.</summary>
public static partial class Addresses
{
    public const string NewCall = "/gestion/nouvel-appel";

    /// <summary>A new call from a file of rules.</summary>
    public const string RulesImport = $"{NewCall}/import";

    /// <summary>Which call or template a new call takes its rules from.</summary>
    /// <param name="call">The one that is chosen already.</param>
    public static string CallSources(string? call = null) => $"{NewCall}/modele{(call is null ? "" : $"?depuis={call}")}";

    /// <summary>The form of a new call, with what it begins from.</summary>
    public static string NewCallFrom(string source) => $"{NewCall}?depuis={Uri.EscapeDataString(source)}";

    /// <summary>What the app gave up.</summary>
    public const string Failures = "/gestion/echecs";

    /// <summary>Who may sign in.</summary>
    public const string People = "/gestion/personnes";

    /// <summary>An address that is looked for stands in no address of a page, which is logged: it is sent here.</summary>
    public const string PeopleSearch = $"{People}/recherche";

    public const string PeopleImport = $"{People}/import";
    public const string PeopleImportConfirmation = $"{PeopleImport}/confirmation";

    /// <summary>The people, once something was done.</summary>
    public static string PeopleAfter(string done) => $"{People}?fait={done}";

    public static string PeopleAt(int page) => page > 1 ? $"{People}?page={page}" : People;

    public static string OfPerson(string id) => $"{People}/{id}";

    public static string OfPersonAfter(string id, string done) => $"{OfPerson(id)}?fait={done}";

    /// <summary>Where a person is written to once more.</summary>
    public static string Invitation(string id) => $"{OfPerson(id)}/invitation";

    public static string PersonRemoval(string id) => $"{OfPerson(id)}/retrait";

    public static string ManagedCall(string call) => $"/gestion/appels/{call}";

    public static string ManagedRules(string call) => $"{ManagedCall(call)}/reglement";

    /// <summary>The rules of a draft call, from a file.</summary>
    public static string ManagedRulesImport(string call) => $"{ManagedRules(call)}/import";

    /// <summary>The call's own questions.</summary>
    public static string ManagedForm(string call) => $"{ManagedCall(call)}/formulaire";

    /// <summary>The same, once they were saved.</summary>
    public static string ManagedFormSaved(string call) => $"{ManagedForm(call)}?enregistre=oui";

    /// <summary>A step of the form as an applicant will see it.</summary>
    public static string FormPreview(string call, string step) => $"{ManagedForm(call)}/apercu/{step}";

    /// <summary>What a secretary prepares and an administrator approves.</summary>
    public static string ManagedPreparation(string call) => $"{ManagedCall(call)}/preparation";

    public static string PreparationSending(string call) => $"{ManagedPreparation(call)}/envoi";

    public static string PreparationApproval(string call) => $"{ManagedPreparation(call)}/approbation";

    public static string PreparationReturn(string call) => $"{ManagedPreparation(call)}/renvoi";

    public static string ManagedOpening(string call) => $"{ManagedCall(call)}/ouverture";

    /// <summary>The documents that go with the call.</summary>
    public static string ManagedDocuments(string call) => $"{ManagedCall(call)}/documents";

    public static string ManagedDocumentRemoval(string call, string name) => $"{ManagedDocuments(call)}/{name}/retrait";

    public static string ManagedExtension(string call) => $"{ManagedCall(call)}/prolongation";

    public static string ManagedFiles(string call) => $"{ManagedCall(call)}/dossiers";

    public static string ManagedFilesAt(string call, int page) => page > 1 ? $"{ManagedFiles(call)}?page={page}" : ManagedFiles(call);

    public static string ManagedFileWriting(string call) => $"{ManagedFiles(call)}/nouveau";

    public static string ManagedFileRewriting(string call, string id) => $"{ManagedFiles(call)}/{id}/modifier";

    public static string ManagedFileRemoval(string call, string id) => $"{ManagedFiles(call)}/{id}/retrait";

    public static string ManagedEligibility(string call) => $"{ManagedCall(call)}/recevabilite";

    public static string ManagedEligibilityCheck(string call) => $"{ManagedEligibility(call)}/verification";

    public static string ManagedFile(string call, string id) => $"{ManagedEligibility(call)}/{id}";

    /// <summary>The file of an application, to take away.</summary>
    public static string ManagedFilePdf(string call, string id) => $"{ManagedFile(call, id)}/dossier.pdf";

    /// <summary>The same with its documents.</summary>
    public static string ManagedFileZip(string call, string id) => $"{ManagedFile(call, id)}/dossier.zip";

    /// <summary>What happened to a file.</summary>
    public static string ManagedHistory(string call, string id) => $"{ManagedFile(call, id)}/historique";

    /// <summary>Asking the applicant of a file for a correction.</summary>
    public static string ManagedCorrection(string call, string id) => $"{ManagedFile(call, id)}/correction";

    public static string ManagedCorrectionCancellation(string call, string id) => $"{ManagedCorrection(call, id)}/annulation";

    /// <summary>Lifting the recusal of a member from a file.</summary>
    public static string LiftedRecusal(string call, string id) => $"{ManagedFile(call, id)}/deports/levee";

    public static string ErasedSignature(string call, string id) => $"{ManagedFile(call, id)}/signature/effacement";

    /// <summary>What a correction replaced; the first submission is number 1.</summary>
    public static string EarlierVersion(string call, string id, int number) => $"{ManagedFile(call, id)}/versions/{number}";

    public static string EarlierDocument(string call, string id, int number, string kind) =>
        $"{EarlierVersion(call, id, number)}/pieces/{kind}";

    public static string ManagedPanel(string call) => $"{ManagedCall(call)}/jury";

    /// <summary>The page of the jury, filled in with that of the call from which this one was made.</summary>
    public static string ManagedPanelOfSource(string call) => $"{ManagedPanel(call)}?reprendre";

    public static string ManagedAssignments(string call) => $"{ManagedCall(call)}/affectations";

    public static string ManagedUnassignment(string call) => $"{ManagedAssignments(call)}/retrait";

    public static string ManagedReviews(string call) => $"{ManagedCall(call)}/evaluations";

    /// <summary>A page of the ranking by marks.</summary>
    public static string ManagedRanking(string call, int page) => $"{ManagedReviews(call)}?classement={page}#classement";

    /// <summary>The call in figures.</summary>
    public static string ManagedFigures(string call) => $"{ManagedCall(call)}/chiffres";

    /// <summary>Some files side by side.</summary>
    public static string ManagedComparison(string call) => $"{ManagedCall(call)}/comparaison";

    /// <summary>The tables of the desk, to take away.</summary>
    public static string ManagedTables(string call) => $"{ManagedCall(call)}/tableaux";

    public static string ManagedTable(string call, string table, string format) => $"{ManagedTables(call)}/{table}.{format}";

    public static string ManagedSession(string call) => $"{ManagedCall(call)}/seance";

    /// <summary>What the jury would be told, before it is convened.</summary>
    public static string ManagedConvening(string call) => $"{ManagedSession(call)}/convocation";

    public static string ManagedSessionDate(string call) => $"{ManagedSession(call)}/date";

    /// <summary>A page of the session's agenda.</summary>
    public static string ManagedAgenda(string call, int page) => $"{ManagedSession(call)}?page={page}#votes";

    public static string ManagedReasons(string call, int page) => $"{ManagedSession(call)}?page={page}#motifs";

    public static string ManagedReason(string call, string application) => $"{ManagedSession(call)}/motifs/{application}";

    /// <summary>The secretary goes on to an application.</summary>
    public static string ManagedPoint(string call) => $"{ManagedSession(call)}/point";

    /// <summary>A page of the session's agenda, from its top, to load it anew.</summary>
    public static string ManagedSessionAnew(string call, int page) => $"{ManagedSession(call)}?page={page}";

    /// <summary>A page of the session's agenda, at the application that is deliberated on.</summary>
    public static string ManagedAtPoint(string call, int page) => $"{ManagedSessionAnew(call, page)}#point";

    public static string ManagedDepartures(string call) => $"{ManagedSession(call)}/departs";

    public static string ManagedTakingBack(string call) => $"{ManagedMinutes(call)}/reprise";

    public static string ManagedMinutes(string call) => $"{ManagedSession(call)}/proces-verbal";

    public static string ManagedSignature(string call) => $"{ManagedSession(call)}/signature";

    public static string ManagedProposal(string call) => $"{ManagedSession(call)}/proposition";

    public static string ManagedDesignation(string call) => $"{ManagedCall(call)}/designation";

    public static string ManagedDesignationCheck(string call) => $"{ManagedDesignation(call)}/verification";

    /// <summary>Which files may be one territory twice, and what was said of it.</summary>
    public static string ManagedOverlaps(string call) => $"{ManagedCall(call)}/recoupements";

    public static string ManagedOverlapsAt(string call, int page) =>
        page > 1 ? $"{ManagedOverlaps(call)}?page={page}" : ManagedOverlaps(call);

    /// <summary>Two files that meet, by their numbers.</summary>
    public static string ManagedOverlap(string call, string one, string other) => $"{ManagedOverlaps(call)}/{one}/{other}";

    public static string ManagedPublication(string call) => $"{ManagedCall(call)}/publication";

    /// <summary>Ending the call without a list.</summary>
    public static string ManagedEnd(string call) => $"{ManagedCall(call)}/fin";

    /// <summary>Who follows the laureates.</summary>
    public static string ManagedReserve(string call) => $"{ManagedCall(call)}/liste-complementaire";

    /// <summary>An erratum about one laureate of the public list.</summary>
    public static string ManagedErratum(string call, string number) => $"{ManagedPublication(call)}/rectificatif/{number}";

    /// <summary>The text above the laureates of the public list.</summary>
    public static string ManagedListText(string call) => $"{ManagedPublication(call)}/texte";

    public static string ManagedRenunciation(string call, string number) => $"{ManagedPublication(call)}/renoncement/{number}";

    /// <summary>Calling the first of the reserve.</summary>
    public static string ManagedReserveCall(string call) => $"{ManagedPublication(call)}/remplacement";

    public static string PublicationPreview(string call) => $"{ManagedPublication(call)}/apercu";
}
