using Territoires.Domain.Calls;

namespace Territoires.Domain.Enquiries;

/// <summary>When questions about a call may be asked: from the day on which it is public to its closing.</summary>
public static class EnquiryWindow
{
    public static bool IsOpen(CallState call, DateTimeOffset now) => Refuses(call, now) is null;

    internal static EnquiryRefusal? Refuses(CallState call, DateTimeOffset now) => call switch
    {
        { IsPublic: false } => new EnquiryRefusal.NoSuchEnquiry(),
        { End: { } end } => new EnquiryRefusal.CallOver(end, call.Rules.Calendar.Zone),
        { Rules.Calendar.Closes: null } => new EnquiryRefusal.NobodyApplies(),
        { Rules.Calendar.Closes: { } closes } when now > closes.Instant => new EnquiryRefusal.AskingOver(closes),
        _ => null,
    };
}

public abstract partial record EnquiryRefusal
{
    /// <summary>The call closed: a question that is asked after it could serve no candidate any more.</summary>
    public sealed record AskingOver(Moment Closed) : EnquiryRefusal;

    /// <summary>The call ended without a list.</summary>
    public sealed record CallOver(CallEnd End, string Zone) : EnquiryRefusal;

    /// <summary>The organiser writes the files of this call: there are no candidates to ask.</summary>
    public sealed record NobodyApplies : EnquiryRefusal;
}
