using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Territories;

public sealed class TerritorySearchTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData("Annecy-le-Vieux", "Annecy", "Annecy-le-Vieux")]
    [InlineData("Pierrefitte-sur-Seine", "Saint-Denis", "Pierrefitte-sur-Seine")]
    [InlineData("74011", "Annecy", "Annecy-le-Vieux")]
    [InlineData("93200", "Saint-Denis", null)]
    [InlineData("Paris 15", "Paris", "Paris 15e Arrondissement")]
    [InlineData("paris 15ème arrondissement", "Paris", "Paris 15e Arrondissement")]
    [InlineData("75015", "Paris", null)]
    [InlineData("215 905 126 00018", "Roubaix", null)]
    [InlineData("215905126", "Roubaix", null)]
    [InlineData("Saint-Louis de la Réunion", "Saint-Louis", null)]
    [InlineData("saint louis de la reunion", "Saint-Louis", null)]
    [InlineData("st louis la réunion", "Saint-Louis", null)]
    public async Task A_body_is_found_by_what_people_know_of_it(string text, string name, string? once)
    {
        var found = (await app.As().GetAsync($"/api/territories?q={Uri.EscapeDataString(text)}")).Ok().Json.GetProperty("territories")[0];

        found.GetProperty("name").GetString().ShouldBe(name);
        found.GetProperty("foundAs").GetString().ShouldBe(once);
    }

    [Fact]
    public async Task A_postcode_that_is_the_code_of_another_commune_gives_both() =>
        (await app.As().GetAsync("/api/territories?q=59100")).Ok().Json.GetProperty("territories").EnumerateArray()
            .Select(body => body.GetProperty("name").GetString()).ShouldBe(["Bousignies", "Roubaix"]);
}
