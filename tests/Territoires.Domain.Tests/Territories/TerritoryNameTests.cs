using System.Globalization;
using System.Text;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class TerritoryNameTests
{
    private static readonly TerritoryDirectory Directory = new(
    [
        Body(TerritoryKind.Commune, "L'Haÿ-les-Roses"),
        Body(TerritoryKind.Commune, "Œuilly"),
        Body(TerritoryKind.CommunauteDeCommunes, "CC de l'Île de Ré"),
        Body(TerritoryKind.PoleMetropolitain, "Pôle métropolitain du Val d'Essai"),
    ]);

    [Theory]
    [InlineData("l hay les roses", "L'Haÿ-les-Roses")]
    [InlineData("HAY ROSES", "L'Haÿ-les-Roses")]
    [InlineData("oeuilly", "Œuilly")]
    [InlineData("Ile de Re", "CC de l'Île de Ré")]
    [InlineData("communauté de communes de l’Île-de-Ré", "CC de l'Île de Ré")]
    [InlineData("val d'essai", "Pôle métropolitain du Val d'Essai")]
    public void Accents_hyphens_case_articles_and_kind_words_do_not_count(string typed, string name) =>
        Directory.Resolve(typed).ShouldBeOfType<TerritoryMatch.Exact>().Territory.Name.ShouldBe(name);

    [Fact]
    public void An_unknown_territory_keeps_its_name_and_claims_nothing_else()
    {
        var unknown = Territory.Unknown(TerritoryKind.SyndicatMixte, "Syndicat mixte d'essai");
        unknown.Resolution.ShouldBe(TerritoryResolution.Unknown);
        unknown.Codes.ShouldBeEmpty();
        unknown.Population.ShouldBeNull();
        unknown.Vintage.ShouldBeNull();
    }

    internal static string Plain(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static Territory Body(TerritoryKind kind, string name) => Territory.Unknown(kind, name);
}
