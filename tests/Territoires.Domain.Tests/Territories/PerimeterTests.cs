using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class PerimeterTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    private const string Lille = "200093201";
    private const string GrandOrly = "200058014";
    private const string GrandParis = "200054781";

    private readonly TerritoryDirectory directory = referential.WithFictitious;
    private readonly Perimeters perimeters = referential.Perimeters;

    [Fact]
    public void A_commune_is_in_its_epci()
    {
        var (roubaix, lille) = (Of("59512"), Of(Lille));

        roubaix.Communes.ShouldBe(["59512"]);
        lille.Contains(roubaix).ShouldBeTrue();
        roubaix.Contains(lille).ShouldBeFalse();
        (lille.To(roubaix), roubaix.To(lille)).ShouldBe((PerimeterRelation.Containing, PerimeterRelation.Within));
        lille.SharedWith(roubaix).ShouldBe(1);
        roubaix.To(Of("59599")).ShouldBe(PerimeterRelation.Apart);
    }

    [Fact]
    public void Two_communes_together_are_in_their_ept_and_in_the_métropole()
    {
        var both = perimeters.Of(Composed("94054", "94022"));

        both.Communes.Order(StringComparer.Ordinal).ShouldBe(["94022", "94054"]);
        Of(GrandOrly).Contains(both).ShouldBeTrue();
        Of(GrandParis).Contains(Of(GrandOrly)).ShouldBeTrue();
        both.To(perimeters.Of([directory.Find("94022")!, directory.Find("94054")!])).ShouldBe(PerimeterRelation.Same);
        perimeters.Of([directory.Find("94022")!, directory.Find("59512")!]).To(both).ShouldBe(PerimeterRelation.Overlapping);
    }

    [Fact]
    public void An_epci_across_départements_has_its_communes_of_each()
    {
        var across = referential.Epci.Where(body => body.Departements.Count > 1).ToArray();

        across.Length.ShouldBeGreaterThan(10);
        foreach (var body in across)
        {
            perimeters.Of(body).Communes.Select(commune => new InseeCode(commune).Departement).Distinct()
                .ShouldBe(body.Departements, ignoreOrder: true, body.Name);
        }
    }

    [Fact]
    public void Of_a_body_in_doubt_only_what_all_its_candidates_cover_is_known()
    {
        perimeters.Of(Doubtful("200059228", "200058006")).IsUnknown.ShouldBeTrue("the two share no commune");
        perimeters.Of(Doubtful("59512", Lille)).Communes.ShouldBe(["59512"]);
    }

    [Fact]
    public void What_nobody_lists_is_unknown_and_meets_nothing()
    {
        var unknown = perimeters.Of(Territory.Unknown(TerritoryKind.Petr, "PETR du pays du Gévaudan-Lozère"));

        unknown.IsUnknown.ShouldBeTrue();
        unknown.Overlaps(Of("59512")).ShouldBeFalse();
        Of("59512").Contains(unknown).ShouldBeFalse("nobody knows that it does");
        unknown.To(unknown).ShouldBe(PerimeterRelation.Apart);
        Perimeters.None.Of(directory.Find("59512")!).IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void An_invented_body_covers_what_its_members_cover_and_one_made_of_itself_ends()
    {
        var joint = referential.Fictitious.First(body => body.Members.Any(member => member.Scheme == CodeScheme.Siren));
        TerritoryCode itself = new(CodeScheme.Siren, "000999999");
        var loop = joint with { Name = "Boucle", Codes = [itself], Members = [itself] };

        perimeters.Of(joint).Communes.ShouldNotBeEmpty();
        perimeters.Of(joint).Communes.ShouldAllBe(commune => commune.StartsWith("F0", StringComparison.Ordinal));
        new Perimeters(new TerritoryDirectory([loop]), Array.Empty<string>().ToLookup(code => code)).Of(loop).IsUnknown.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_perimeters_share_contain_and_unite_as_a_recount_over_communes_says(int seed)
    {
        var random = new Random(seed);
        // Where they are, read from the file anew and one by one.
        var rows = Seeds.Csv("communes.csv").Select(row => (Insee: row["insee"], Epci: row["epci"], Ept: row["ept"])).ToArray();
        var near = rows.Where(row => row.Insee[..2] is "94" or "59").ToArray();
        string[] bodies = [.. near.SelectMany(row => new[] { row.Insee, row.Epci, row.Ept }).Where(code => code.Length > 0).Distinct()];

        for (var i = 0; i < 300; i++)
        {
            var (one, other) = (Some(random, bodies), Some(random, bodies));
            bool In(string[] codes, (string Insee, string Epci, string Ept) row) =>
                codes.Contains(row.Insee) || codes.Contains(row.Epci) || codes.Contains(row.Ept);
            var (first, second) = (perimeters.Of(Composed(one)), perimeters.Of(one.Length == 1 ? [Composed(other)] : other.Select(Body)));
            var shared = rows.Count(row => In(one, row) && In(other, row));
            var (ofOne, ofOther) = (rows.Count(row => In(one, row)), rows.Count(row => In(other, row)));

            first.SharedWith(second).ShouldBe(shared);
            first.Overlaps(second).ShouldBe(shared > 0);
            first.Contains(second).ShouldBe(rows.All(row => In(one, row) || !In(other, row)));
            second.Contains(first).ShouldBe(shared == ofOne);
            Perimeter.Union([first, second]).Communes.Count.ShouldBe(ofOne + ofOther - shared);
            Perimeter.Intersection([first, second]).Communes.Count.ShouldBe(shared);
        }
    }

    private static string[] Some(Random random, string[] bodies) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => bodies[random.Next(bodies.Length)]).Distinct()];

    private Perimeter Of(string code) => perimeters.Of(Body(code));

    private Territory Body(string code) => directory.Find(code)!;

    private Territory Composed(params string[] codes) => Said(TerritoryResolution.Composed) with { Members = Codes(codes) };

    private Territory Doubtful(params string[] codes) => Said(TerritoryResolution.Ambiguous) with { Codes = Codes(codes) };

    private TerritoryCode[] Codes(string[] codes) => [.. codes.Select(code => Body(code).Codes[0])];

    private static Territory Said(TerritoryResolution resolution) =>
        new() { Kind = TerritoryKind.Other, Name = "Un ensemble", Resolution = resolution };
}
