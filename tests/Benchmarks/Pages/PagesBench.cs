using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Cli.Play;
using Territoires.Core.SignIn;
using Territoires.LocalHost;
using Territoires.LocalHost.Storage;

namespace Territoires.Benchmarks.Pages;

/// <summary>The public pages of an app that holds the played Atelier and a call that is open today, as <c>run</c> serves them.</summary>
internal static class PagesBench
{
    private const int UsualLighthouseRuns = 5;

    public static Command Command()
    {
        var gate = BenchReport.Gate();
        var runs = new Option<int>("--lighthouse")
        {
            Description = "How often Lighthouse looks at each page; 0 for never.",
            DefaultValueFactory = _ => UsualLighthouseRuns,
        };
        var command = new Command(
            "pages", "The public pages: the list of laureates under load, what pages weigh, what Lighthouse says of them.")
        {
            gate, runs,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = new BenchReport(parsed.InvocationConfiguration.Output);
            await RunAsync(report, parsed.GetValue(runs), cancellation);
            return report.End(parsed.GetValue(gate));
        });
        return command;
    }

    private static async Task RunAsync(BenchReport report, int lighthouseRuns, CancellationToken cancellation)
    {
        await using var azurite = await Azurite.StartAsync(null, 0, cancellation);
        var hosting = new Hosting(azurite.ConnectionString());
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var seed = Seed.Read(DemoCommand.UsualSeed);
        await PlayAsync(hosting, seed, key, cancellation);
        await using var app = await hosting.StartAsync(0, null, key, cancellation);
        await MeasureAsync(report, app, seed.Call.Id, lighthouseRuns, cancellation);
    }

    private static async Task PlayAsync(Hosting hosting, Seed seed, string key, CancellationToken cancellation)
    {
        await using var app = await hosting.StartAsync(0, new HeldClock(seed.Begins) { StopsAtTimers = false }, key, cancellation);
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
        await new SeedPlay(new Script(new HeldTime(app), api, seed), TextWriter.Null).PlayAsync(cancellation);
    }

    private static async Task MeasureAsync(
        BenchReport report, LocalApp app, string call, int lighthouseRuns, CancellationToken cancellation)
    {
        using var api = new Api(app.Address, app.Services.GetRequiredService<Tokens>());
        await OpenCallOfTheDay.EnsureAsync(api, app.Clock.GetUtcNow(), cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false })
        {
            BaseAddress = app.Address,
        };
        var pages = await PagesAsync(api, app.Address, call, cancellation);
        await new PageWeights(report, http).RunAsync(pages, cancellation);
        await new ListUnderLoad(report, http, new Uri(app.Address, Web.Text.Addresses.Laureates(call))).RunAsync(cancellation);
        await new Lighthouse(report, lighthouseRuns).RunAsync(pages, cancellation);
    }

    private static async Task<(string Name, Uri Address)[]> PagesAsync(Api api, Uri site, string call, CancellationToken cancellation)
    {
        var laureates = Web.Text.Addresses.Laureates(call);
        var map = await api.DoAsync(HttpMethod.Get, Web.Text.Addresses.Sitemap, Actor.Anybody, null, cancellation);
        var laureate = System.Xml.Linq.XDocument.Load(new MemoryStream(map.Body)).Descendants()
            .Where(element => element.Name.LocalName == "loc")
            .Select(element => new Uri(element.Value))
            .First(address => address.AbsolutePath.StartsWith($"{laureates}/", StringComparison.Ordinal));
        return
        [
            ("home", site),
            ("open-call", new Uri(site, Web.Text.Addresses.Call(OpenCallOfTheDay.Id))),
            ("published-call", new Uri(site, Web.Text.Addresses.Call(call))),
            ("laureates", new Uri(site, laureates)),
            ("laureate", laureate),
            ("accessibility", new Uri(site, Web.Text.Addresses.Accessibility)),
            ("legal-notice", new Uri(site, Web.Text.Addresses.LegalNotice)),
            ("personal-data", new Uri(site, Web.Text.Addresses.PersonalData)),
            ("sign-in", new Uri(site, Web.Text.Addresses.SignIn)),
        ];
    }
}
