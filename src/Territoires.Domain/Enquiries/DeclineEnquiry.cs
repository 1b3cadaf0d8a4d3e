using System.Text.Json.Serialization;

namespace Territoires.Domain.Enquiries;

public abstract partial record EnquiryCommand
{
    /// <summary>The secretary does not answer in public: whoever asked reads why, and nobody else does.</summary>
    public sealed record Decline(string Reason) : EnquiryCommand
    {
        internal override Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, DateTimeOffset now)
        {
            var reason = Reason.Trim();
            return state switch
            {
                null => new EnquiryRefusal.NoSuchEnquiry(),
                { Published: not null } => new EnquiryRefusal.AlreadyAnswered(),
                { Reason: { } said } => said == reason ? Facts() : new EnquiryRefusal.AlreadyDeclined(),
                _ when EnquiryCheck.Reason(reason) is { Count: > 0 } faults => new EnquiryRefusal.TextUnacceptable(faults),
                _ => Facts(new EnquiryFact.EnquiryDeclined(reason, now)),
            };
        }
    }
}

[JsonDerivedType(typeof(EnquiryDeclined), nameof(EnquiryDeclined))]
public abstract partial record EnquiryFact
{
    public sealed record EnquiryDeclined(string Reason, DateTimeOffset At) : EnquiryFact
    {
        public override EnquiryFact WithEachWord(Func<string, string> word) => this with { Reason = word(Reason) };

        internal override EnquiryState Evolve(EnquiryState? state) => After(state) with { Reason = Reason };
    }
}
