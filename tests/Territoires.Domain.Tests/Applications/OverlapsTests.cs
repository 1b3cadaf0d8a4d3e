using Territoires.Domain.Applications;
using Territoires.Domain.Territories;
using Territoires.Domain.Tests.Territories;

namespace Territoires.Domain.Tests.Applications;

public sealed class OverlapsTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    private const string Lille = "200093201";

    [Fact]
    public void Files_of_one_body_and_files_that_share_communes_meet()
    {
        var found = Among(File("a", Body("59512")), File("b", Body(Lille)), File("c", Body("59599")), File("d", Body("31555")));

        Numbers(found.Pairs()).ShouldBe(["a b", "b c"]);
        found.Concerned.ShouldBe(3);
        var ofB = found.Of("b");
        ofB.Select(overlap => (overlap.Other.Id, overlap.Body, overlap.Communes, overlap.Relation)).ShouldBe(
            [("a", null, 1, PerimeterRelation.Containing), ("c", null, 1, PerimeterRelation.Containing)]);
        found.Of("d").ShouldBeEmpty();
        Among(File("a", Body("59512")), File("b", Body("59512"))).Of("a")[0].ShouldSatisfyAllConditions(
            overlap => overlap.Body.ShouldBe("Roubaix"), overlap => overlap.Relation.ShouldBe(PerimeterRelation.Same));
    }

    [Fact]
    public void A_body_without_a_code_is_the_same_by_its_kind_and_its_name()
    {
        var found = Among(
            File("a", Unknown(TerritoryKind.Petr, "PETR des Causses")), File("b", Unknown(TerritoryKind.Petr, "Petr des causses")),
            File("c", Unknown(TerritoryKind.SyndicatMixte, "PETR des Causses")));

        Numbers(found.Pairs()).ShouldBe(["a b"]);
        found.Of("a")[0].ShouldSatisfyAllConditions(
            overlap => overlap.Body.ShouldBe("PETR des Causses"), overlap => overlap.Communes.ShouldBe(0));
    }

    [Fact]
    public void Two_places_of_one_commune_are_two_beneficiaries_and_one_place_twice_is_not()
    {
        var found = Among(
            File("a", Body("59512")) with { Place = "La halle" }, File("b", Body("59512")) with { Place = "L’usine" },
            File("c", Body("59512")) with { Place = "La Halle" });

        Numbers(found.Pairs()).ShouldBe(["a c"]);
    }

    [Fact]
    public void Thousands_of_files_of_one_body_are_counted_without_every_two_of_them()
    {
        var found = Among([.. Enumerable.Range(0, 5000).Select(i => File($"f{i:0000}", Body("59512")))]);

        found.Concerned.ShouldBe(5000);
        found.Unanswered(_ => false).ShouldBe(5000);
        Numbers(found.Pairs().Take(2)).ShouldBe(["f0000 f0001", "f0000 f0002"]);
        found.PairOf("f0003", "f0002").ShouldBe(found.PairOf("f0002", "f0003"));
        found.PairOf("f0002", "f0002").ShouldBeNull();
    }

    [Fact]
    public void What_was_taken_back_or_declared_not_admissible_meets_nobody()
    {
        var found = Among(
            File("a", Body("59512")), File("b", Body("59512")) with { Stage = ApplicationStage.Withdrawn },
            File("c", Body("59512")) with { Admissible = false }, File("d", Body("59512")) with { Submission = null });

        found.Concerned.ShouldBe(0);
        found.Pairs().ShouldBeEmpty();
    }

    [Fact]
    public void A_list_keeps_what_a_composed_body_is_made_of_and_the_name_of_a_place()
    {
        var composed = new Territory
        {
            Kind = TerritoryKind.Other,
            Name = "Orly-Choisy",
            Members = [Body("94054").Codes[0], Body("94022").Codes[0]],
            Resolution = TerritoryResolution.Composed,
        };
        var content = TestData.Content with { LeadBodies = [composed, Body(Lille)], Place = new ChosenPlace("La halle") };

        var listed = ListedApplication.Of(TestData.Submitted with { Content = content });

        listed.Place.ShouldBe("La halle");
        listed.LeadBodies.Select(body => body.Members.Count).ShouldBe([2, 0]);
        Numbers(Among(
            ListedApplication.Of(TestData.Submitted with { Content = content with { Place = null } }), File("z", Body("94022"))).Pairs())
            .ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_files_meet_as_a_recount_of_every_two_of_them_says(int seed)
    {
        var random = new Random(seed);
        Territory[] bodies =
        [
            .. referential.Epci.Where(body => body.Departements.Any(departement => departement.Value is "59" or "62")),
            .. referential.Communes.Where(body => body.Departements[0].Value is "59" or "62").Where(_ => random.Next(20) == 0),
        ];
        ListedApplication[] files =
        [
            .. Enumerable.Range(0, 120).Select(i =>
                File($"f{i:000}", [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => bodies[random.Next(bodies.Length)]).Distinct()])),
        ];

        var found = Among(files);

        var expected = from one in files
                       from other in files
                       where string.CompareOrdinal(one.Id, other.Id) < 0
                       let shared = CommunesOf(one).Intersect(CommunesOf(other)).Count()
                       where shared > 0
                       select $"{one.Id} {other.Id} {shared}";
        found.Pairs().Select(pair => $"{pair.One.Id} {pair.Other.Id} {found.Between(pair)!.Communes}").ShouldBe(expected);
        files.Count(file => found.Of(file.Id).Count > 0).ShouldBe(found.Concerned);
        found.Unanswered(_ => false).ShouldBe(found.Concerned);
        var answered = found.Pairs().Where(_ => random.Next(2) == 0).ToHashSet();
        found.Unanswered(answered.Contains).ShouldBe(
            found.Pairs().Except(answered).SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().Count());
        var some = files.Take(30).Select(file => file.Id).ToArray();
        found.PairsAmong(some).ShouldBe(found.Pairs().Where(pair => some.Contains(pair.One.Id) && some.Contains(pair.Other.Id)));
    }

    /// <summary>From the members that the fixture read, not from the perimeters.</summary>
    private IEnumerable<string> CommunesOf(ListedApplication file) => file.LeadBodies.SelectMany(body => body.Kind == TerritoryKind.Commune
        ? [body.Codes[0].Value]
        : referential.Real.Find(body.Codes[0].Value)!.Members.Select(member => member.Value)).Distinct();

    private Overlaps Among(params ListedApplication[] files) => Overlaps.Among(files, referential.Perimeters);

    private Territory Body(string code) => referential.Real.Find(code)! with { Members = [] };

    private static Territory Unknown(TerritoryKind kind, string name) => Territory.Unknown(kind, name);

    private static ListedApplication File(string id, params Territory[] bodies) => new()
    {
        Id = id,
        CallId = "essai",
        OwnerId = "applicant-1",
        Stage = ApplicationStage.Submitted,
        Title = id,
        LeadBodies = bodies,
        Submission = new Submission(id, TestData.InWindow, id, "digest"),
    };

    private static IEnumerable<string> Numbers(IEnumerable<FilePair> pairs) =>
        pairs.Select(pair => $"{pair.One.Number} {pair.Other.Number}");
}
