using System.IO.Compression;
using System.Text;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Management;

/// <summary>The desks of a call that five hundred territories applied to: fifty lines a page, each page light.</summary>
public sealed class ManyApplicationsTests(ManyApplicationsTests.Written written) : IClassFixture<ManyApplicationsTests.Written>
{
    private const int Count = 500;
    private const int LargestPage = 100 * 1024;

    private readonly TestApp app = written.App;
    private readonly string desk = $"/gestion/appels/{written.Call}";

    [Theory]
    [InlineData("recevabilite", Role.Secretary)]
    [InlineData("recevabilite?page=10", Role.Secretary)]
    [InlineData("recevabilite?etat=recevables&page=3", Role.Auditor)]
    [InlineData("recevabilite?recherche=quartier&departement=48&tri=depot-recent&page=2", Role.Auditor)]
    [InlineData("affectations", Role.Secretary)]
    [InlineData("affectations?etat=sans-affectation&page=2", Role.Secretary)]
    [InlineData("evaluations?page=4", Role.Secretary)]
    [InlineData("evaluations?etat=attendues", Role.Authority)]
    [InlineData("", Role.Secretary)]
    public async Task A_page_of_the_desk_holds_fifty_lines_at_the_most_and_is_light(string path, Role role)
    {
        var reader = await Desk.Of(app, role).OpenAsync($"{desk}/{path}".TrimEnd('/'));

        reader.Status.ShouldBe(200);
        reader.Page.QuerySelectorAll("main tbody").ShouldAllBe(table => table.Children.Length <= Paging.Size);
        (await WeightAsync(reader)).ShouldBeLessThan(LargestPage);
    }

    [Fact]
    public async Task Every_application_is_on_one_page_and_on_one_only()
    {
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"{desk}/recevabilite");
        secretary.Text.ShouldContain("candidatures déposées, dont");
        secretary.Text.ShouldContain("Lignes 1 à 50 sur 500.");
        var numbers = new List<string>(Numbers(secretary));
        while (secretary.Page.QuerySelector(".fr-pagination__link--next") is not null)
        {
            await secretary.FollowAsync("Page suivante");
            numbers.AddRange(Numbers(secretary));
        }

        numbers.Count.ShouldBe(Count);
        numbers.ShouldBeUnique();
        secretary.Page.QuerySelector("[aria-current=page][title]")!.TextContent.ShouldBe("10");
        (await secretary.OpenAsync($"{desk}/recevabilite?page=999")).Page.QuerySelector("[aria-current=page][title]")!.TextContent.ShouldBe(
            "10", "what is past the end is the end");
        (await secretary.OpenAsync($"{desk}/recevabilite?page=-1")).Text.ShouldContain("Lignes 1 à 50");
    }

    [Fact]
    public async Task A_filter_keeps_what_it_says_and_finds_nothing_aloud()
    {
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"{desk}/recevabilite?etat=non-recevables");
        Numbers(secretary).Count.ShouldBeInRange(
            ManyApplications.Refused, ManyApplications.Refused + 1, "another test of the class refuses one");
        secretary.ValueOf("etat").ShouldBe("non-recevables");
        secretary.Offers("Déclarer recevables les candidatures cochées").ShouldBeFalse();

        await secretary.OpenAsync($"{desk}/affectations?etat=sans-affectation");
        secretary.Text.ShouldContain("Lignes 1 à 50 sur");
        await secretary.OpenAsync($"{desk}/evaluations?etat=attendues");
        secretary.Page.QuerySelectorAll("main table")[0].TextContent.ShouldNotContain("finale");
    }

    [Fact]
    public async Task A_whole_page_is_ticked_at_once_and_its_answer_comes_back_there()
    {
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"{desk}/recevabilite?etat=a-decider&page=2");
        await secretary.FollowAsync("Cocher toutes les candidatures sans décision de cette page");

        await secretary.SubmitAsync("Déclarer recevables les candidatures cochées");
        secretary.Page.QuerySelectorAll("#choisies li").Length.ShouldBe(Paging.Size);
        await secretary.SubmitAsync("Déclarer recevables");

        secretary.Location.Query.ShouldBe("?etat=a-decider&page=2");
        secretary.Status.ShouldBe(200);
    }

    [Fact]
    public async Task More_boxes_than_a_form_of_the_platform_holds_are_read_and_each_line_says_what_happened()
    {
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"{desk}/recevabilite?etat=a-decider&cocher=page");
        var ids = secretary.Page.QuerySelectorAll("input[name=ids]").Take(2).Select(box => box.GetAttribute("value")!).ToArray();
        await secretary.SubmitAsync("Déclarer recevables les candidatures cochées", [.. ids.Select(id => ("ids", id))]);
        (await app.As(Role.Secretary).PostAsync(
            $"/api/applications/{ids[1]}/eligibility", new { admissible = false, reasons = new[] { "Hors sujet." } })).Ok();

        await secretary.SubmitAsync("Déclarer recevables", [.. Enumerable.Range(0, 3000).Select(_ => ("ids", ids[0])), ("ids", ids[1])]);

        secretary.Status.ShouldBe(409);
        secretary.Title.ShouldBe("Recevabilités enregistrées");
        secretary.Page.QuerySelectorAll("main tbody tr").Select(row => row.Children[1].TextContent.Split('.')[0])
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Déclarée recevable", "La recevabilité est déjà décidée"]);
    }

    [Fact]
    public async Task A_service_of_the_State_reads_the_applications_of_its_area_fifty_at_a_time()
    {
        var service = await Desk.Of(app, Role.Service, null, "48").OpenAsync("/avis");

        service.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(Paging.Size);
        service.Text.ShouldContain("Avis donnés : 0 sur 500.");
        (await WeightAsync(service)).ShouldBeLessThan(LargestPage);
        await service.FollowAsync("Page suivante");
        service.Text.ShouldContain("Lignes 51 à 100 sur 500.");
        (await Desk.Of(app, Role.Service, null, "59").OpenAsync("/avis")).Text.ShouldContain("Aucune candidature de votre périmètre");
    }

    [Fact]
    public async Task A_juror_reads_their_files_fifty_at_a_time_what_is_left_to_do_first()
    {
        var juror = await Desk.Of(app, Role.Juror).OpenAsync("/jury");

        var lists = juror.Page.QuerySelectorAll("main .territoires-fiches");
        lists[0].Children.Length.ShouldBe(Paging.Size);
        lists[0].QuerySelector(".fr-badge")!.TextContent.ShouldBe("À évaluer");
        lists[1].Children.Length.ShouldBeLessThanOrEqualTo(Paging.Size);
        (await WeightAsync(juror)).ShouldBeLessThan(LargestPage);
        await juror.FollowAsync("Page suivante");
        juror.Text.ShouldContain("Lignes 51 à 100 sur");
        while (juror.Page.QuerySelector(".fr-pagination__link--next") is not null
            && !juror.Text.Contains("Finale", StringComparison.Ordinal))
        {
            await juror.FollowAsync("Page suivante");
        }

        juror.Text.ShouldContain("Finale");
        await juror.OpenAsync($"/jury/appels/{written.Call}/mon-travail");
        juror.Page.QuerySelectorAll("h3").Length.ShouldBe(ManyApplications.Final, "their work prints whole");
    }

    private static List<string> Numbers(Desk desk) =>
        [.. desk.Page.QuerySelectorAll("main tbody th .territoires-numero").Select(number => number.TextContent)];

    private static async Task<long> WeightAsync(Desk desk)
    {
        using var bytes = new MemoryStream();
        await using (var zipped = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            await zipped.WriteAsync(Encoding.UTF8.GetBytes(desk.Source));
        }

        return bytes.Length;
    }

    /// <summary>One app whose call has them all, for the tests of the class.</summary>
    public sealed class Written : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public string Call { get; private set; } = string.Empty;

        public async ValueTask InitializeAsync()
        {
            App = await TestApp.StartAsync();
            Call = await ManyApplications.WriteAsync(App, Count);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
