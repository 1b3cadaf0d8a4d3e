using System.Xml.Linq;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Publication;

/// <summary>What a reader of feeds is told, and when.</summary>
public sealed class FeedTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_call_is_told_from_its_opening_its_list_from_its_instant_and_each_change_of_it()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        (await AddressesAsync(journey)).ShouldBe([$"/appels/{journey.Call}"]);

        await journey.ToAsync(CommissionStage.Published);
        (await AddressesAsync(journey)).ShouldBe([$"/appels/{journey.Call}/laureats", $"/appels/{journey.Call}"]);

        var administrator = await Management.Desk.Of(app, Role.Administrator)
            .OpenAsync($"/gestion/appels/{journey.Call}/publication/texte");
        await administrator.SubmitAsync(
            "Publier le rectificatif", ("text", "Deux territoires accompagnés un an."), ("reason", "La liste parut sans présentation."));
        (await AddressesAsync(journey)).ShouldBe(
            [$"/appels/{journey.Call}/laureats/versions/2", $"/appels/{journey.Call}/laureats", $"/appels/{journey.Call}"]);
        var feed = await FeedAsync();
        feed.Element(Atom + "updated")!.Value.ShouldBe(feed.Elements(Atom + "entry").First().Element(Atom + "updated")!.Value);
        (await app.Browser().OpenAsync("/")).Page.QuerySelector("link[rel=alternate]")!.GetAttribute("href").ShouldBe("/appels.atom");
    }

    private async Task<string[]> AddressesAsync(CommissionJourney journey) =>
    [
        .. (await FeedAsync()).Elements(Atom + "entry").Select(entry => new Uri(entry.Element(Atom + "id")!.Value).AbsolutePath)
            .Where(address => address.StartsWith($"/appels/{journey.Call}", StringComparison.Ordinal)),
    ];

    private async Task<XElement> FeedAsync() => XDocument.Parse((await app.As().GetAsync("/appels.atom")).Ok().Text).Root!;
}
