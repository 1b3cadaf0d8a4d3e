namespace Territoires.Domain.Enquiries;

/// <summary>
/// What an enquiry answers to a command. An act that was already done decides to no fact at all: asking twice is harmless.
/// </summary>
public static class EnquiryDecision
{
    public static Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, EnquiryCommand command, DateTimeOffset now) =>
        command.Decide(state, now);
}
