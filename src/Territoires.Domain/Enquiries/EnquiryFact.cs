using System.Text.Json.Serialization;

namespace Territoires.Domain.Enquiries;

/// <summary>
/// What happened to an enquiry; each stands in the file of its act, and says there what it makes of the enquiry. Facts are kept for
/// years: members are added as optional, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
public abstract partial record EnquiryFact
{
    private EnquiryFact()
    {
    }

    /// <summary>The fact with each of its words put through <paramref name="word"/>: people write them, and may name somebody.</summary>
    public abstract EnquiryFact WithEachWord(Func<string, string> word);

    internal abstract EnquiryState Evolve(EnquiryState? state);

    private protected EnquiryState After(EnquiryState? state) =>
        state ?? throw new InvalidOperationException($"{this} cannot be the first fact of an enquiry.");
}
