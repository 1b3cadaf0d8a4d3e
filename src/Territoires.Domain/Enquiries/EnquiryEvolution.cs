namespace Territoires.Domain.Enquiries;

/// <summary>What a fact makes of an enquiry. Total over facts: a fact that is stored is never refused.</summary>
public static class EnquiryEvolution
{
    public static EnquiryState Evolve(EnquiryState? state, EnquiryFact fact) => fact.Evolve(state);
}
