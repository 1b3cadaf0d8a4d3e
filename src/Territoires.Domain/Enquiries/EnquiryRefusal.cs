namespace Territoires.Domain.Enquiries;

/// <summary>Why an enquiry did not do what was asked.</summary>
public abstract partial record EnquiryRefusal
{
    private EnquiryRefusal()
    {
    }

    /// <summary>Nothing of that name was asked, or of a call that is public.</summary>
    public sealed record NoSuchEnquiry : EnquiryRefusal;

    /// <summary>What was written is missing or too long; each fault names its field.</summary>
    public sealed record TextUnacceptable(IReadOnlyList<Fault> Faults) : EnquiryRefusal;

    /// <summary>It is answered already, in other words.</summary>
    public sealed record AlreadyAnswered : EnquiryRefusal;

    /// <summary>Whoever asked it was told that it is not answered in public.</summary>
    public sealed record AlreadyDeclined : EnquiryRefusal;
}
