namespace Territoires.Web.Text;

/// <summary>What is asked about a call.</summary>
public static partial class Addresses
{
    /// <summary>Where one asks, and reads one’s own questions.</summary>
    public static string Enquiries(string call) => $"{Call(call)}/questions";

    /// <summary>The same, once a question was sent.</summary>
    public static string EnquirySent(string call) => $"{Enquiries(call)}?envoyee=oui";

    /// <summary>What was asked and answered, on the page of the call.</summary>
    public static string AnsweredEnquiries(string call) => $"{Call(call)}#questions";

    /// <summary>All that was asked, for those who run the call.</summary>
    public static string ManagedEnquiries(string call) => $"{ManagedCall(call)}/questions";

    /// <summary>A question of the secretary’s own, with its answer.</summary>
    public static string EnquiryPublication(string call) => $"{ManagedEnquiries(call)}/publication";

    public static string ManagedEnquiry(string call, string id) => $"{ManagedEnquiries(call)}/{id}";

    public static string EnquiryDecline(string call, string id) => $"{ManagedEnquiry(call, id)}/refus";

    public static string AnswerCorrection(string call, string id) => $"{ManagedEnquiry(call, id)}/correction";
}
