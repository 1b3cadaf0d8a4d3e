using System.Text.Json;
using AngleSharp.Html.Parser;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Web;

/// <summary>Every address of a call whose rules, bodies and jury are invented, read by everybody who may: each says so.</summary>
public sealed class FictitiousTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] ShowNothingInvented =
    [
        "/connexion", "/connexion/envoye", "/connexion/lien", "/dev/mail", "/accessibilite", "/mentions-legales", "/donnees-personnelles",
        "/documentation-api", "/api/openapi.json",
        "/gestion/nouvel-appel", "/gestion/nouvel-appel/import", "/gestion/nouveau-programme", "/gestion/echecs",
        "/gestion/personnes", "/gestion/personnes/import",
        "/aide", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/nulle-part", "/assets/x/theme.css", "/health/live", "/health/ready",
    ];

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Every_page_and_every_file_that_shows_something_fictitious_says_so()
    {
        (await app.As(Role.Administrator).PutAsync("/api/territories/fictitious", Invented)).Ok();
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Published, new CommissionPlan { Applications = 2, Content = Content });
        await app.DefineProgrammeAsync(journey.Call);
        (await journey.Administrator.PostAsync($"{TestProgrammes.PathOf(journey.Call)}/calls", new { call = journey.Call })).Ok();
        var seen = new HashSet<string>();
        foreach (var (method, route) in AppRoutes.All().Where(one => one.Method == "GET"))
        {
            var id = route.StartsWith("api/sessions/", StringComparison.Ordinal) ? journey.SessionPath.Split('/')[^1] : journey.First.Id;
            foreach (var address in Variants(AppRoutes.Address(route, journey.Call, id)).Except(ShowNothingInvented))
            {
                foreach (var caller in Everybody(journey))
                {
                    var reply = await caller.SendAsync(new HttpMethod(method), address, null);
                    if (reply.Status == 200)
                    {
                        seen.Add(route);
                        Says(address, reply).ShouldBeTrue($"{address} does not say that it is fictitious: {reply.Text}");
                    }
                }
            }
        }

        seen.Count.ShouldBeGreaterThan(20, "the routes are read by somebody");
    }

    private static object Invented => new
    {
        fictitious = true,
        notice = "Organismes inventés.",
        codes = "Inventés.",
        region = new { code = "F1", name = "Hautes-Brumes" },
        departement = new { code = "F0", name = "Brume-et-Lande", region = "F1" },
        bodies = new[] { Commune("F0001", "Villebrume"), Commune("F0002", "Bourglande") },
    };

    private static object Commune(string code, string name) => new
    {
        kind = "COM",
        name,
        codes = new[] { new { scheme = "insee", value = code } },
        departements = new[] { "F0" },
        regions = new[] { "F1" },
        population = 1200,
        fictitious = true,
    };

    private static object Content(int candidate) => new
    {
        title = "Un quartier",
        leadBodies = new[] { new { code = candidate == 0 ? "F0001" : "F0002" } },
        theme = "Comment faire ?",
        summary = "En essayant.",
        ambitions = new[] { "Essayer" },
    };

    private static IEnumerable<string> Variants(string address) => address switch
    {
        _ when address.EndsWith("laureats.json", StringComparison.Ordinal) =>
        [
            address, address.Replace(".json", ".csv", StringComparison.Ordinal),
            address.Replace(".json", ".geojson", StringComparison.Ordinal),
        ],
        _ when address.EndsWith("reseau.json", StringComparison.Ordinal) =>
        [
            address, address.Replace(".json", ".csv", StringComparison.Ordinal),
            address.Replace(".json", ".geojson", StringComparison.Ordinal),
        ],
        _ when address.EndsWith("tableaux/candidatures.json", StringComparison.Ordinal) =>
        [
            .. new[] { "candidatures", "evaluations", "avis", "votes" }
                .Select(table => address.Replace("candidatures.json", $"{table}.csv", StringComparison.Ordinal)),
        ],
        _ when address.Contains("/laureats/", StringComparison.Ordinal) => [address[..(address.LastIndexOf('/') + 1)] + "villebrume"],
        "/api/territories" => ["/api/territories?q=Villebrume"],
        _ => [address],
    };

    private IEnumerable<Caller> Everybody(CommissionJourney journey) =>
        [app.As(), .. Enum.GetValues<Role>().Where(role => role is not (Role.Public or Role.Juror or Role.Service)).Select(
            role => app.As(role)), journey.Juror(1), journey.ServiceOf("F0")];

    /// <summary>A document that somebody joined is theirs: only the files that we write say what we know.</summary>
    private static bool Says(string address, Reply reply) => reply.MediaType switch
    {
        "application/pdf" when address.EndsWith(".pdf", StringComparison.Ordinal) =>
            PdfText.Of(reply.Bytes).Contains("ficti", StringComparison.OrdinalIgnoreCase),
        "text/html" => new HtmlParser().ParseDocument(reply.Text).Body!.TextContent.Contains("ficti", StringComparison.OrdinalIgnoreCase),
        "text/csv" => reply.Text.TrimEnd().Split('\n').Skip(1).All(line => line.Contains("fictif", StringComparison.Ordinal)),
        "application/json" or "application/geo+json" => SaysJson(reply.Json),
        _ => true,
    };

    /// <summary>At its top, or in each element of what it lists.</summary>
    private static bool SaysJson(JsonElement json) =>
        IsFictitious(json)
        || json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array)
            .All(list => list.Value.EnumerateArray().All(IsFictitious));

    private static bool IsFictitious(JsonElement json) => json.TryGetProperty("fictitious", out var flag) && flag.GetBoolean();
}
