namespace Territoires.Domain.Enquiries;

/// <summary>Where an enquiry stands.</summary>
public enum EnquiryStage
{
    /// <summary>Read by whoever asked it and by those who run the call.</summary>
    Waiting,

    /// <summary>Public, with its answer.</summary>
    Answered,

    /// <summary>Not answered in public: whoever asked it reads why.</summary>
    Declined,
}

/// <summary>What everybody reads of an enquiry, from an instant on.</summary>
/// <param name="Question">As it is published, which may be otherwise than it was asked.</param>
/// <param name="Answer">What the secretary answers.</param>
/// <param name="At">Since when.</param>
public sealed record EnquiryVersion(string Question, string Answer, DateTimeOffset At)
{
    public bool Says(string question, string answer) => Question == question && Answer == answer;
}

/// <summary>A question about a call whose answer is public to all, as its facts left it.</summary>
public sealed record EnquiryState
{
    public required string Id { get; init; }

    public required string CallId { get; init; }

    /// <summary>Who asked, by id; null where the secretary published question and answer by themselves.</summary>
    public string? AskerId { get; init; }

    /// <summary>The words of whoever asked; empty where nobody did.</summary>
    public required string Asked { get; init; }

    /// <summary>When it was asked, or published by the secretary.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it is not answered in public; null for any other.</summary>
    public string? Reason { get; init; }

    /// <summary>All that everybody read of it, in order; empty while it is not answered.</summary>
    public IReadOnlyList<EnquiryVersion> Versions { get; init; } = [];

    public EnquiryStage Stage =>
        Versions.Count > 0 ? EnquiryStage.Answered : Reason is null ? EnquiryStage.Waiting : EnquiryStage.Declined;

    /// <summary>What everybody reads of it; null while it is not answered.</summary>
    public EnquiryVersion? Published => Versions.Count == 0 ? null : Versions[^1];
}
