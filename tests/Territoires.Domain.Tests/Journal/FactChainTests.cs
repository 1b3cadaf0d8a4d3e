using Territoires.Domain.Journal;

namespace Territoires.Domain.Tests.Journal;

public sealed class FactChainTests
{
    private static readonly StoredFact First = StoredFact.After(
        0, FactChain.Genesis, "2026-04-03T07:00:00.0000000Z", "juror-1", "Voted", """{"for":true}""");
    private static readonly StoredFact Second = StoredFact.After(
        1, First.Hash, "2026-04-03T07:01:00.0000000Z", "juror-2", "Voted", """{"for":false}""");

    [Fact]
    public void An_untouched_chain_holds() => FactChain.FirstBroken([First, Second]).ShouldBeNull();

    [Fact]
    public void Any_changed_column_breaks_the_chain_at_its_fact()
    {
        StoredFact[] touched =
        [
            Second with { At = "2026-04-03T07:01:00.0000001Z" }, Second with { Actor = "juror-3" }, Second with { Type = "Abstained" },
            Second with { Json = """{"for": false}""" }, Second with { PreviousHash = FactChain.Genesis },
            Second with { Hash = First.Hash }, Second with { Sequence = 3 },
        ];

        touched.ShouldAllBe(fact => FactChain.FirstBroken(new[] { First, fact }) == fact);
    }

    [Fact]
    public void A_removed_fact_breaks_the_chain() => FactChain.FirstBroken([Second]).ShouldBe(Second);

    [Fact]
    public void The_hash_is_over_the_stored_texts_one_a_line()
    {
        // Computed apart, with: printf '1\n2026-04-03T07:00:00.0000000Z\njuror-1\nVoted\n{"for":true}\n000…0' | sha256sum
        First.Hash.ShouldBe("76f33647afeffa4ac551482f9dbc58de39517c12f4ffcc7b4661356d3f77769c");
    }
}
