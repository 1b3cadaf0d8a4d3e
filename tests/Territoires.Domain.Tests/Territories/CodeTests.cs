using System.Text.Json;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class CodeTests
{
    [Theory]
    [InlineData("200071827")]
    [InlineData("200 071 827")]
    [InlineData("200\u00A0071\u202F827")]
    public void A_siren_is_read_with_or_without_spaces(string text)
    {
        Siren.TryParse(text, out var siren).ShouldBeTrue();
        siren.Value.ShouldBe("200071827");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("200071828")]
    [InlineData("20007182")]
    [InlineData("2000718270")]
    [InlineData("20007182A")]
    [InlineData("٢٠٠٠٧١٨٢٧")]
    [InlineData("000000000")]
    public void What_is_not_a_siren_is_refused(string? text)
    {
        Siren.TryParse(text, out var siren).ShouldBeFalse();
        siren.Value.ShouldBe("");
    }

    [Theory]
    [InlineData("59512", "59")]
    [InlineData("2a004", "2A")]
    [InlineData("97414", "974")]
    [InlineData("98818", "988")]
    public void An_insee_code_tells_its_departement(string text, string departement)
    {
        InseeCode.TryParse(text, out var code).ShouldBeTrue();
        code.Departement.Value.ShouldBe(departement);
    }

    [Theory]
    [InlineData("F0001")]
    [InlineData("20001")]
    [InlineData("00001")]
    [InlineData("96001")]
    [InlineData("99100")]
    [InlineData("5951")]
    [InlineData("59A12")]
    public void What_cannot_be_a_commune_is_refused(string text) => InseeCode.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("01", true)]
    [InlineData("95", true)]
    [InlineData("2B", true)]
    [InlineData("971", true)]
    [InlineData("F0", true)]
    [InlineData("20", false)]
    [InlineData("00", false)]
    [InlineData("96", false)]
    [InlineData("970", false)]
    [InlineData("1", false)]
    public void A_departement_code_is_two_characters_or_three_overseas(string text, bool accepted) =>
        DepartementCode.TryParse(text, out _).ShouldBe(accepted);

    [Fact]
    public void Only_codes_that_begin_with_f_are_invented()
    {
        new DepartementCode("F0").IsFictitious.ShouldBeTrue();
        new RegionCode("F1").IsFictitious.ShouldBeTrue();
        new DepartementCode("16").IsFictitious.ShouldBeFalse();
        new RegionCode("75").IsFictitious.ShouldBeFalse();
    }

    [Fact]
    public void A_code_that_is_not_one_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => new Siren("123456789"));
        Should.Throw<ArgumentException>(() => new InseeCode("F0001"));
        Should.Throw<ArgumentException>(() => new DepartementCode("20"));
        Should.Throw<ArgumentException>(() => new RegionCode("A"));
    }

    [Fact]
    public void Codes_survive_a_round_trip_through_json_and_a_wrong_one_does_not()
    {
        RoundTrip(new Siren("200071827"));
        RoundTrip(new InseeCode("59512"));
        RoundTrip(new DepartementCode("2A"));
        RoundTrip(new RegionCode("75"));
        Should.Throw<ArgumentException>(() => JsonSerializer.Deserialize<Siren>("""{"Value":"200071828"}"""));

        static void RoundTrip<T>(T code) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(code)).ShouldBe(code);
    }

    [Fact]
    public void Every_kind_has_a_code_that_reads_back()
    {
        foreach (var kind in Enum.GetValues<TerritoryKind>())
        {
            TerritoryKindCode.TryParse(TerritoryKindCode.Of(kind), out var read).ShouldBeTrue();
            read.ShouldBe(kind);
        }

        TerritoryKindCode.TryParse("cc", out _).ShouldBeFalse();
        TerritoryKindCode.TryParse(null, out _).ShouldBeFalse();
    }
}
