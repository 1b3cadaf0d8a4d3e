using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Territoires.Functions.Http;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.OpenApi;

/// <summary>The description of the API: what it says is what is there, and what is answered is what it says.</summary>
public sealed partial class OpenApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    /// <summary>Refusals that only a page or the sign-in can meet.</summary>
    private static readonly string[] OfPages =
    [
        "formulaire-invalide", "formulaire-illisible", "formulaire-incomplet", "piece-jointe-ailleurs", "pieces-refusees",
        "pieces-trop-grandes", "choix-manquant",
        "trop-de-demandes", "liens-deja-demandes",
        "jeton-refuse", "connexion-indisponible", "lien-deja-utilise", "lien-perime", "lien-autre-navigateur", "code-perime",
        "code-illisible", "code-errone",
        "publication-non-programmee", "compte-deja-la", "liste-mal-remplie",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_description_is_the_accepted_one()
    {
        var served = (await app.As().GetAsync("/api/openapi.json")).Ok();

        served.MediaType.ShouldBe("application/json");
        Snapshot.Match("openapi.json", JsonSerializer.Serialize(served.Json, Readable));
    }

    [Fact]
    public async Task The_description_passes_the_rules_of_a_linter()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = Path.Combine(Directory.CreateTempSubdirectory("openapi").FullName, "openapi.json");
        await File.WriteAllBytesAsync(file, (await app.As().GetAsync("/api/openapi.json")).Ok().Bytes, cancellation);
        var tool = Path.Combine(Folder(), "..", "..", "node_modules", "@redocly", "cli", "bin", "cli.js");
        var start = new ProcessStartInfo("node", [tool, "lint", file, "--config", Path.Combine(Folder(), "redocly.yaml")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";

        using var lint = Process.Start(start)!;
        var said = await Task.WhenAll(lint.StandardOutput.ReadToEndAsync(cancellation), lint.StandardError.ReadToEndAsync(cancellation));
        await lint.WaitForExitAsync(cancellation);

        lint.ExitCode.ShouldBe(0, string.Concat(said));
    }

    [Fact]
    public void Every_route_of_the_api_is_described_with_each_of_its_methods()
    {
        var routes = AppRoutes.All()
            .Where(route => route.Route.StartsWith("api/", StringComparison.Ordinal) && route.Route != "api/openapi.json")
            .Select(route => $"{route.Method} /{AppRoutes.Plain(route.Route)}");

        DeclaredOperations.Read().All.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}")
            .ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public void Every_refusal_of_the_app_is_one_of_some_route_or_one_of_pages_alone()
    {
        var catalogue = string.Concat(Directory.EnumerateFiles(
            Path.Combine(Folder(), "../../../src/Territoires.Web/Refusals"), "*Problems*.cs").Select(File.ReadAllText));
        var known = Slug().Matches(catalogue).Select(match => match.Groups["slug"].Value).Append("porteur-en-double").Distinct().ToArray();
        var said = DeclaredOperations.Read().All.SelectMany(
            operation => operation.Refusals.SelectMany(refusals => refusals)).Distinct().ToArray();

        said.Except(known).ShouldBeEmpty("the description names a refusal that is not in the catalogue");
        known.Except(said).ShouldBe(OfPages, ignoreOrder: true);
    }

    /// <summary>Each step of the journey is compared too, as is every other answer of every test: the caller does it.</summary>
    [Fact]
    public async Task Whatever_may_be_read_of_a_whole_call_is_answered_as_described()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published);
        await app.DefineProgrammeAsync(journey.Call);
        (await journey.Administrator.PostAsync($"{TestProgrammes.PathOf(journey.Call)}/calls", new { call = journey.Call })).Ok();
        var readers = new[]
        {
            app.As(), journey.Applicant, journey.Secretary, journey.Authority, journey.Administrator, journey.Service, journey.Juror(1),
        };
        var unread = new List<string>();
        foreach (var operation in DeclaredOperations.Read().All.Where(operation => operation.OnlyReads))
        {
            var id = operation.Resource == "sessions" ? journey.SessionPath.Split('/')[^1] : journey.First.Id;
            var address = AppRoutes.Address(operation.Path[1..], journey.Call, id)
                + (operation.Queries.Any(query => !query.Optional) ? "?q=Mende" : string.Empty);
            var seen = false;
            foreach (var reader in readers)
            {
                seen |= (await reader.GetAsync(address)).Status == 200;
            }

            if (!seen)
            {
                unread.Add(operation.Function);
            }
        }

        unread.ShouldBe(
            ["ReadCallDocument", "ReadEnquiry", "ReadPreparation"],
            "this call gives no document to read, nobody asked about it, and an administrator wrote it");
    }

    [Theory]
    [InlineData("GET", "/api/calls", 200, """{ "calls": [{ "id": "x" }] }""")]
    [InlineData("GET", "/api/calls", 200, """{ "calls": [], "more": true }""")]
    [InlineData("GET", "/api/calls", 404, """{ }""")]
    [InlineData(
        "POST", "/api/sessions/x/votes", 409,
        """{ "type": "urn:territoires:probleme:appel-clos", "title": "", "status": 409, "detail": "", "next": "", "instance": "" }""")]
    public void An_answer_that_the_description_does_not_allow_is_seen(string method, string path, int status, string body)
    {
        var reply = new Reply(status, null, null, status == 200
            ? "application/json"
            : "application/problem+json", System.Text.Encoding.UTF8.GetBytes(body));

        Should.Throw<InvalidOperationException>(() => ApiContract.Check(new HttpMethod(method), path, reply));
    }

    [Fact]
    public async Task The_page_names_every_route_and_leads_to_every_format()
    {
        var page = await new HtmlParser()
            .ParseDocumentAsync((await app.As().GetAsync("/documentation-api")).Ok().Text, TestContext.Current.CancellationToken);

        var codes = page.QuerySelectorAll("main code").Select(code => code.TextContent).ToHashSet(StringComparer.Ordinal);
        DeclaredOperations.Read().All.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}")
            .Where(route => !codes.Contains(route)).ShouldBeEmpty();
        page.QuerySelectorAll("main a[href^='#']").Select(link => link.GetAttribute("href")![1..])
            .Where(place => page.GetElementById(place) is null).ShouldBeEmpty();
        page.GetElementById("format-CallsAnswer")!.NextElementSibling!.QuerySelector("a[href='#format-CallAnswer']")
            .ShouldNotBeNull("a list names what it is of");
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1)
            .Select(group => group.Key).ShouldBeEmpty();
        page.QuerySelector("footer a[href='/documentation-api']").ShouldNotBeNull();
        page.QuerySelector("main a[href='/api/openapi.json']").ShouldNotBeNull();
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;

    /// <summary>As the catalogue writes it: the first argument of a problem.</summary>
    [GeneratedRegex(@"(new|Unacceptable)\(\s*""(?<slug>[a-z-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slug();
}
