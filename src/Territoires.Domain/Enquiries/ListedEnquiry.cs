namespace Territoires.Domain.Enquiries;

/// <summary>What lists show of an enquiry.</summary>
/// <param name="AskerId">Who asked, by id; null where nobody did. No list shows it.</param>
/// <param name="Asked">The words of whoever asked; empty where nobody did.</param>
/// <param name="AskedAt">When it was asked, or published by the secretary.</param>
/// <param name="Reason">Why it is not answered in public; null for any other.</param>
/// <param name="Published">What everybody reads of it; null while it is not answered.</param>
/// <param name="AnsweredAt">When it was first answered; null while it is not.</param>
/// <param name="CorrectedAt">When its answer was last changed; null when it never was.</param>
public sealed record ListedEnquiry(
    string Id, string? AskerId, string Asked, DateTimeOffset AskedAt, EnquiryStage Stage, string? Reason = null,
    EnquiryVersion? Published = null, DateTimeOffset? AnsweredAt = null, DateTimeOffset? CorrectedAt = null)
{
    public static ListedEnquiry Of(EnquiryState enquiry) => new(
        enquiry.Id, enquiry.AskerId, enquiry.Asked, enquiry.At, enquiry.Stage, enquiry.Reason, enquiry.Published,
        enquiry.Versions.Count > 0 ? enquiry.Versions[0].At : null, enquiry.Versions.Count > 1 ? enquiry.Versions[^1].At : null);
}
