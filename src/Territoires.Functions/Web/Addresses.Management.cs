namespace Territoires.Functions.Web;

/// <summary>The desk of those who run, decide, publish and audit.</summary>
public static partial class Addresses
{
    public const string NewCall = "/gestion/nouvel-appel";

    public static string ManagedCall(string call) => $"/gestion/appels/{call}";

    public static string ManagedRules(string call) => $"{ManagedCall(call)}/reglement";

    public static string ManagedOpening(string call) => $"{ManagedCall(call)}/ouverture";

    public static string ManagedEligibility(string call) => $"{ManagedCall(call)}/recevabilite";

    public static string ManagedEligibilityCheck(string call) => $"{ManagedEligibility(call)}/verification";

    public static string ManagedFile(string call, string id) => $"{ManagedEligibility(call)}/{id}";

    public static string ManagedPanel(string call) => $"{ManagedCall(call)}/jury";

    public static string ManagedAssignments(string call) => $"{ManagedCall(call)}/affectations";

    public static string ManagedReviews(string call) => $"{ManagedCall(call)}/evaluations";

    public static string ManagedSession(string call) => $"{ManagedCall(call)}/seance";

    public static string ManagedMinutes(string call) => $"{ManagedSession(call)}/proces-verbal";

    public static string ManagedSignature(string call) => $"{ManagedSession(call)}/signature";

    public static string ManagedProposal(string call) => $"{ManagedSession(call)}/proposition";

    public static string ManagedDesignation(string call) => $"{ManagedCall(call)}/designation";

    public static string ManagedDesignationCheck(string call) => $"{ManagedDesignation(call)}/verification";

    public static string ManagedPublication(string call) => $"{ManagedCall(call)}/publication";

    public static string PublicationPreview(string call) => $"{ManagedPublication(call)}/apercu";

    /// <summary>The minutes as a page to print.</summary>
    public static string PrintedMinutes(string session) => $"/api/sessions/{session}/minutes";
}
