using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class TerritoryDirectoryTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    private readonly TerritoryDirectory directory = referential.Real;

    [Theory]
    [InlineData("59512", "Roubaix", TerritoryKind.Commune)]
    [InlineData("215 905 126", "Roubaix", TerritoryKind.Commune)]
    [InlineData("2a004", "Ajaccio", TerritoryKind.Commune)]
    [InlineData("200071827", "CA du Grand Angoulême", TerritoryKind.CommunauteAgglomeration)]
    [InlineData("200046977", "Métropole de Lyon", TerritoryKind.Metropole)]
    public void A_code_names_one_body(string code, string name, TerritoryKind kind)
    {
        var found = Exact(code);
        found.Name.ShouldBe(name);
        found.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("Roubaix", "59512")]
    [InlineData("Angoulême", "16015")]
    [InlineData("ANGOULEME", "16015")]
    [InlineData("ville d'Angoulême", "16015")]
    [InlineData("La ville d’Angoulême", "16015")]
    [InlineData("CA Grand Angoulême", "200071827")]
    [InlineData("communaute d'agglomeration du grand angouleme", "200071827")]
    [InlineData("CC des Coëvrons", "200033298")]
    [InlineData("coevrons", "200033298")]
    [InlineData("La communauté de communes des Coëvrons", "200033298")]
    [InlineData("CA Grand Calais Terres et Mers", "200090751")]
    [InlineData("Grand-Calais Terres & Mers", "200090751")]
    [InlineData("Laval agglo", "200083392")]
    [InlineData("EPT Est Ensemble", "200057875")]
    [InlineData("CU Arras", "200033579")]
    [InlineData("toulouse metropole", "243100518")]
    [InlineData("Pays de Montbéliard agglo", "200065647")]
    [InlineData("Grand Narbonne", "241100593")]
    [InlineData("ville de La Ciotat", "13028")]
    [InlineData("ville du Havre", "76351")]
    [InlineData("Ville-d'Avray", "92077")]
    public void A_name_is_found_as_people_type_it(string name, string code) =>
        Exact(name).Codes.Select(known => known.Value).ShouldContain(code);

    [Fact]
    public void Four_communes_are_called_saint_louis_and_none_is_chosen()
    {
        foreach (var text in new[] { "Saint-Louis", "saint louis", "St-Louis", "ville de Saint-Louis" })
        {
            var candidates = Candidates(text);
            candidates.Select(candidate => candidate.Codes[0].Value).ShouldBe(["97414", "68297", "97126", "57618"]);
        }
    }

    [Theory]
    [InlineData("Saint-Louis de la Réunion")]
    [InlineData("saint louis de la reunion")]
    [InlineData("St-Louis, La Réunion")]
    [InlineData("SAINT LOUIS REUNION")]
    [InlineData("Saint-Louis Réu")]
    public void A_name_and_where_it_lies_find_the_commune_and_never_decide_it(string text)
    {
        directory.Search(text, 20)[0].Territory.Codes[0].Value.ShouldBe("97414");
        directory.Resolve(text).ShouldBeOfType<TerritoryMatch.Unknown>("only a person says that it is so");
    }

    [Fact]
    public void A_place_alone_or_another_place_finds_nothing_of_that_name()
    {
        directory.Search("Saint-Louis Nord-Pas-de-Nulle-Part", 20).ShouldBeEmpty();
        directory.Search("Saint-Louis Haut-Rhin", 20).Select(hit => hit.Territory.Codes[0].Value).First().ShouldBe("68297");
    }

    [Theory]
    [InlineData("Grand Paris Sud")]
    [InlineData("EPT Grand Paris Sud")]
    public void Grand_paris_sud_may_be_either_of_two_bodies(string text) =>
        Candidates(text).Select(candidate => candidate.Codes[0].Value).ShouldBe(["200059228", "200058006"], ignoreOrder: true);

    [Fact]
    public void A_commune_and_a_metropole_of_one_name_are_both_proposed() =>
        Candidates("Lyon").Select(candidate => candidate.Kind).ShouldBe([TerritoryKind.Metropole, TerritoryKind.Commune]);

    [Fact]
    public void An_article_that_may_belong_to_the_name_is_not_decided_for_the_user() =>
        Candidates("ville du Port").Select(candidate => candidate.Name).ShouldBe(["Le Port", "Port", "Le Port"]);

    [Fact]
    public void A_name_under_the_wrong_kind_is_proposed_and_not_taken() =>
        Candidates("CC Roubaix").ShouldContain(candidate => candidate.Codes[0].Value == "59512");

    [Fact]
    public void A_single_name_that_only_begins_so_is_proposed_and_not_taken() =>
        Candidates("Métropole Aix-Marseille").Select(candidate => candidate.Codes[0].Value).ShouldBe(["200054807"]);

    [Theory]
    [InlineData("Orly-Choisy")]
    [InlineData("syndicat mixte des Rives du Rhône")]
    [InlineData("PETR du pays du Gévaudan-Lozère")]
    [InlineData("Intercommunalités du Pays lédonien")]
    [InlineData("99999")]
    [InlineData("200071828")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("de la")]
    [InlineData("'")]
    public void What_the_referential_does_not_hold_stays_unknown(string text) =>
        directory.Resolve(text).ShouldBe(new TerritoryMatch.Unknown(text));

    [Fact]
    public void A_search_gives_the_nearest_names_first_and_then_the_largest()
    {
        var names = directory.Search("angouleme", 10);
        names[0].Territory.Name.ShouldBe("Angoulême");
        names.Select(hit => hit.Territory.Name).ShouldContain("CA du Grand Angoulême");
        directory.Search("paris", 3)[0].Territory.Codes[0].Value.ShouldBe("75056");
        directory.Search("saint", 7).Count.ShouldBe(7);
        directory.Search("essonne paris senart", 10)[0].Territory.Codes[0].Value.ShouldBe("200059228");
        directory.Search("", 10).ShouldBeEmpty();
    }

    [Fact]
    public void A_broad_name_is_answered_with_a_bounded_number_of_candidates() =>
        Candidates("Montr").Count.ShouldBe(TerritoryDirectory.CandidateLimit);

    [Fact]
    public void Every_commune_is_found_by_its_codes_and_among_the_results_for_its_name()
    {
        foreach (var commune in referential.Communes)
        {
            commune.Codes.All(code => directory.Find(code.Value) == commune).ShouldBeTrue(commune.Name);
            Proposed(commune.Name).Contains(commune).ShouldBeTrue(commune.Name);
        }
    }

    [Fact]
    public void Every_epci_is_found_by_its_code_and_among_the_results_for_its_name()
    {
        foreach (var body in referential.Epci)
        {
            directory.Find(body.Codes[0].Value).ShouldBe(body);
            Proposed(body.Name).ShouldContain(body);
        }
    }

    [Fact]
    public void A_search_lists_a_commune_under_its_name_typed_without_accents()
    {
        foreach (var commune in referential.Communes.Where((_, index) => index % 500 == 0))
        {
            directory.Search(TerritoryNameTests.Plain(commune.Name), 50).Select(hit => hit.Territory).ShouldContain(commune);
        }
    }

    [Fact]
    public void One_code_for_two_bodies_is_refused()
    {
        var roubaix = Exact("59512");
        Should.Throw<ArgumentException>(
            () => new TerritoryDirectory([roubaix, roubaix with { Name = "Autre" }])).Message.ShouldContain("59512");
    }

    [Fact]
    public void Invented_bodies_are_found_only_where_they_are_loaded()
    {
        var invented = referential.Fictitious[0];
        referential.WithFictitious.Find(invented.Codes[0].Value).ShouldBe(invented);
        directory.Find(invented.Codes[0].Value).ShouldBeNull();
    }

    private IReadOnlyList<Territory> Proposed(string text) => directory.Resolve(text) switch
    {
        TerritoryMatch.Exact exact => [exact.Territory],
        TerritoryMatch.Ambiguous ambiguous => ambiguous.Candidates,
        _ => [],
    };

    private Territory Exact(string text) => directory.Resolve(text).ShouldBeOfType<TerritoryMatch.Exact>(text).Territory;

    private IReadOnlyList<Territory> Candidates(string text) =>
        directory.Resolve(text).ShouldBeOfType<TerritoryMatch.Ambiguous>(text).Candidates;
}
