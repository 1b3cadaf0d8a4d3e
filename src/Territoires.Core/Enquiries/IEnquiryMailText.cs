using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>Says in French to whoever asked what became of their question, with links to the pages of the site.</summary>
public interface IEnquiryMailText
{
    (string Subject, string Text) Of(CallState call, EnquiryState enquiry);
}
