using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class FictitiousReferentialTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    [Fact]
    public void Forty_bodies_are_invented_and_say_so()
    {
        var file = Seeds.Json("referential-fictitious.json");
        file.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        file.GetProperty("notice").GetString().ShouldNotBeNullOrWhiteSpace();
        referential.Fictitious.Count.ShouldBe(40);
        referential.Fictitious.ShouldAllBe(body => body.Fictitious && body.Population > 0);
        referential.Fictitious.Count(body => body.Kind == TerritoryKind.Petr).ShouldBe(1);
    }

    [Fact]
    public void No_invented_code_can_be_that_of_a_real_body()
    {
        var codes = referential.Fictitious.SelectMany(body => body.Codes).ToList();
        codes.ShouldAllBe(code => !code.CouldBeReal);
        codes.Where(code => code.Scheme == CodeScheme.Siren).ShouldAllBe(code => code.Value.StartsWith("000") && code.Value.Length == 9);
        codes.Where(code => code.Scheme == CodeScheme.Insee).ShouldAllBe(code => code.Value.StartsWith("F0") && code.Value.Length == 5);
        referential.Fictitious.ShouldAllBe(body =>
            body.Departements.All(code => code.IsFictitious) && body.Regions.All(code => code.IsFictitious));
    }

    [Fact]
    public void No_invented_name_is_that_of_a_real_body() =>
        referential.Fictitious
            .Where(body => referential.Real.Resolve(body.Name) is not TerritoryMatch.Unknown)
            .Select(body => body.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Members_are_invented_bodies_too() =>
        referential.Fictitious.SelectMany(body => body.Members)
            .ShouldAllBe(member => referential.WithFictitious.Find(member.Value)!.Fictitious);
}
