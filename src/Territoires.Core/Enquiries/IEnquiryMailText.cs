using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>Says in French to whoever asked what became of their question, with links to the pages of the site.</summary>
public interface IEnquiryMailText
{
    /// <param name="call">The call.</param>
    /// <param name="stage">Answered or declined.</param>
    /// <param name="hasChanged">True when it was answered otherwise before.</param>
    (string Subject, string Text) Of(CallState call, EnquiryStage stage, bool hasChanged);
}
