using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;

namespace Territoires.Web.Answers;

/// <summary>What was asked about a call and answered, as everybody reads it: the last answer first.</summary>
/// <param name="Next">Asks for the page after this one; null when there is none.</param>
public sealed record AnsweredEnquiriesAnswer(string Call, bool Fictitious, IReadOnlyList<AnsweredEnquiryAnswer> Enquiries, string? Next);

/// <param name="AnsweredAt">When it was first answered.</param>
/// <param name="CorrectedAt">When its answer was last changed; null when it never was.</param>
public sealed record AnsweredEnquiryAnswer(
    string Id, string Question, string Answer, DateTimeOffset AnsweredAt, DateTimeOffset? CorrectedAt)
{
    public static AnsweredEnquiryAnswer Of(ListedEnquiry enquiry) => new(
        enquiry.Id, enquiry.Published!.Question, enquiry.Published.Answer, enquiry.AnsweredAt!.Value, enquiry.CorrectedAt);
}

/// <summary>Questions about a call, for whoever asked them or for those who run it: the oldest first.</summary>
public sealed record EnquiriesAnswer(string Call, bool Fictitious, IReadOnlyList<EnquiryAnswer> Enquiries)
{
    public static EnquiriesAnswer Of(CallState call, IEnumerable<ListedEnquiry> enquiries) =>
        new(call.Id, call.Rules.Fictitious, [.. enquiries.Select(EnquiryAnswer.Of)]);
}

/// <summary>A question about a call. Who asked it is nobody's to read.</summary>
/// <param name="Asked">The words of whoever asked; null where the secretary published it by themselves.</param>
/// <param name="At">When it was asked, or published by the secretary.</param>
/// <param name="Reason">Why it is not answered in public; null for any other.</param>
/// <param name="Published">What everybody reads of it; null while it is not answered.</param>
public sealed record EnquiryAnswer(
    string Id, string? Asked, DateTimeOffset At, EnquiryStage Stage, string? Reason, EnquiryVersionAnswer? Published)
{
    public static EnquiryAnswer Of(EnquiryState enquiry) => Of(ListedEnquiry.Of(enquiry));

    public static EnquiryAnswer Of(ListedEnquiry enquiry) => new(
        enquiry.Id, enquiry.AskerId is null ? null : enquiry.Asked, enquiry.AskedAt, enquiry.Stage, enquiry.Reason,
        enquiry.Published is { } version ? EnquiryVersionAnswer.Of(version) : null);
}

/// <summary>What everybody reads of it, from an instant on.</summary>
public sealed record EnquiryVersionAnswer(string Question, string Answer, DateTimeOffset At)
{
    public static EnquiryVersionAnswer Of(EnquiryVersion version) => new(version.Question, version.Answer, version.At);
}

/// <summary>One of them with all that everybody ever read of it, in order.</summary>
public sealed record EnquiryHistoryAnswer(
    string Call, bool Fictitious, EnquiryAnswer Enquiry, IReadOnlyList<EnquiryVersionAnswer> Versions)
{
    public static EnquiryHistoryAnswer Of(CallState call, EnquiryState enquiry) => new(
        call.Id, call.Rules.Fictitious, EnquiryAnswer.Of(enquiry), [.. enquiry.Versions.Select(EnquiryVersionAnswer.Of)]);
}
