namespace Territoires.Web.Received;

/// <summary>A question about a call.</summary>
public sealed record EnquiryRequest(string Question);

/// <summary>A question and its answer, as everybody will read them.</summary>
public sealed record EnquiryVersionRequest(string Question, string Answer);

/// <summary>Why a question is not answered in public: whoever asked it reads it.</summary>
public sealed record EnquiryDeclineRequest(string Reason);
