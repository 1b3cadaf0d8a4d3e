namespace Territoires.Domain.Journal;

/// <summary>A fact as its row holds it: texts, never objects, because the hash is over these exact texts.</summary>
/// <param name="Sequence">Place in the aggregate's chain, from 1.</param>
/// <param name="At">The instant of the act, as <see cref="FactChain.Instant"/> writes it.</param>
/// <param name="Actor">Who acted: an identifier, never a name.</param>
/// <param name="Type">The fact's name, e.g. <c>CallOpened</c>.</param>
/// <param name="Json">What the fact says.</param>
/// <param name="PreviousHash">Hash of the fact before, or <see cref="FactChain.Genesis"/>.</param>
/// <param name="Hash">Hash of this fact: <see cref="FactChain.Hash"/>.</param>
public sealed record StoredFact(long Sequence, string At, string Actor, string Type, string Json, string PreviousHash, string Hash)
{
    public static StoredFact After(long version, string head, string at, string actor, string type, string json)
    {
        var fact = new StoredFact(version + 1, at, actor, type, json, head, string.Empty);
        return fact with { Hash = FactChain.Hash(fact) };
    }
}
