using System.Text.Json;

namespace Territoires.Cli.Tests;

/// <summary>What the demo writes of the two calls to which nobody applied: exactly what their documents say, and nothing else.</summary>
public sealed partial class OtherProgrammesTests
{
    private const string Quartiers = "quartiers-productifs-2021";
    private const string Lieux = "25-lieux-innovation-2022";

    [Fact]
    public void Fourteen_territories_are_named_as_they_were_written_and_each_is_what_a_person_said()
    {
        var list = Json(Quartiers, "laureates.json");
        var laureates = list.GetProperty("laureates").EnumerateArray().ToArray();

        laureates.Select(Name).ShouldBe([
            "Métropole Aix-Marseille", "communauté urbaine d’Arras", "Laval agglomération",
            "communauté d’agglomération Maubeuge Val de Sambre", "pays de Montbéliard agglomération", "Montpellier Méditerranée Métropole",
            "EPT Est Ensemble", "EPT Grand Paris Sud", "Grand Narbonne", "Grand Nancy", "Orly-Choisy", "Roubaix", "Toulouse Métropole",
            "Saint-Louis de la Réunion",
        ]);
        laureates.Select(Body).Count(body => body.GetProperty("resolution").GetString() == "exact").ShouldBe(12);
        Identified(laureates, "EPT Grand Paris Sud").ShouldBe(("ambiguous", "200059228 200058006"));
        Identified(laureates, "Orly-Choisy").ShouldBe(("composed", "94054 94022"));
        Identified(laureates, "Saint-Louis de la Réunion").ShouldBe(("exact", "97414 219740149"), "its INSEE code and its SIREN");
        laureates.ShouldAllBe(one => !one.GetProperty("fictitious").GetBoolean()
            && one.GetProperty("amounts").ValueKind == JsonValueKind.Null
            && one.GetProperty("theme").ValueKind == JsonValueKind.Null && one.GetProperty("photo").ValueKind == JsonValueKind.Null);
        list.GetProperty("totals").GetProperty("envelopeEuros").ValueKind.ShouldBe(JsonValueKind.Null, "what is quoted is not the call's");
        var programme = Json(Quartiers, "programme.json");
        programme.GetProperty("envelopes").EnumerateArray()
            .Select(one => (one.GetProperty("cents").GetInt64(), one.GetProperty("isQuoted").GetBoolean()))
            .ShouldBe([(230_000_000_000, true), (200_000_000_000, true)]);
        var network = Json(Quartiers, "reseau.json");
        network.GetProperty("count").GetInt32().ShouldBe(14, "those who are designated are its members");
        list.GetProperty("publishedAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2021, 3, 18, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Twenty_five_places_are_chosen_and_the_seven_that_are_named_are_real()
    {
        var list = Json(Lieux, "laureates.json");
        var laureates = list.GetProperty("laureates").EnumerateArray().ToArray();

        laureates.Length.ShouldBe(25);
        laureates.Where(one => !one.GetProperty("fictitious").GetBoolean()).Select(one => (Name(one), City(one))).ShouldBe([
            ("Ateliers des Capucins", "Brest"), ("Cantine Numérique", "Nantes"), ("Euratechnologies", "Lille"), ("Moho", "Caen"),
            ("La Cité", "Toulouse"), ("CISAM", "Marseille"), ("Bliiida", "Metz"),
        ]);
        laureates[..7].ShouldAllBe(one => one.GetProperty("place").GetProperty("operator").ValueKind == JsonValueKind.Null);
        laureates[7..].ShouldAllBe(one => one.GetProperty("fictitious").GetBoolean());
        list.GetProperty("totals").GetProperty("envelopeEuros").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string? Name(JsonElement laureate) => laureate.GetProperty("name").GetString();

    private static string? City(JsonElement laureate) => laureate.GetProperty("place").GetProperty("city").GetString();

    private static JsonElement Body(JsonElement laureate) => laureate.GetProperty("leadBodies")[0];

    private static (string?, string) Identified(JsonElement[] laureates, string name)
    {
        var body = Body(laureates.Single(one => Name(one) == name));
        return (body.GetProperty("resolution").GetString(),
            string.Join(' ', body.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("value").GetString())));
    }
}
