namespace Territoires.Domain.Enquiries;

/// <summary>What can be asked of an enquiry. Each decides itself, in the file of its act.</summary>
public abstract partial record EnquiryCommand
{
    private EnquiryCommand()
    {
    }

    internal abstract Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, DateTimeOffset now);

    private static Result<EnquiryFact[], EnquiryRefusal> Facts(params EnquiryFact[] facts) => facts;
}
