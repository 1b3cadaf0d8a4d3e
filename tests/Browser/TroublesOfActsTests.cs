using Microsoft.Playwright;
using Territoires.Core.Accounts;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Tests.Browser;

/// <summary>A button pressed twice, an answer that never comes: an act is done once, and the next page says that it is done.</summary>
public sealed partial class TroublesOfActsTests(Chromium chromium, TroublesOfActsTests.Desk desk)
    : IClassFixture<Chromium>, IClassFixture<TroublesOfActsTests.Desk>
{
    [Fact]
    public async Task A_document_is_joined_once()
    {
        var call = await desk.App.OpenCallAsync(CommissionPlan.RulesAt(desk.App.Now));
        var draft = (await desk.App.As(Role.Applicant).PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "piece")))
            .Ok().Location!;
        await using var context = await chromium.SignedInAsync(desk.App, Person.In(Role.Applicant, "applicant-1"));
        var (page, line) = await OpenAsync(context, $"/candidatures/{draft.Split('/')[^1]}/etapes/pieces");
        var file = new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() };

        await LoseAsync(line, page, async () =>
        {
            await page.GetByLabel("Note d’opportunité").SetInputFilesAsync(file);
            await page.GetByRole(AriaRole.Button, new() { Name = "Joindre" }).ClickAsync();
        });
        (await page.GetByText("Jointe :").CountAsync()).ShouldBe(1, "it had arrived");
        await page.GetByLabel("Note d’opportunité").SetInputFilesAsync(file);
        await TwiceAsync(line, page, page.GetByRole(AriaRole.Button, new() { Name = "Remplacer" }));

        (await page.GetByText("Jointe :").CountAsync()).ShouldBe(1);
        (await page.Locator("#erreurs").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_so_when_it_is_chosen_and_is_not_sent()
    {
        var call = await desk.App.OpenCallAsync(CommissionPlan.RulesAt(desk.App.Now));
        var draft = (await desk.App.As(Role.Applicant).PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "lourde")))
            .Ok().Location!;
        await using var context = await chromium.SignedInAsync(desk.App, Person.In(Role.Applicant, "applicant-1"));
        var (page, line) = await OpenAsync(context, $"/candidatures/{draft.Split('/')[^1]}/etapes/pieces");
        var field = page.GetByLabel("Note d’opportunité");

        await field.SetInputFilesAsync(
            new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf(25_400_000) });
        (await field.EvaluateAsync<string>("field => field.validationMessage")).ShouldStartWith("Ce fichier pèse 25,4\u00a0Mo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Joindre" }).ClickAsync();
        line.Sent.ShouldBe(0);

        await field.SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = TestCalls.Pdf() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Joindre" }).ClickAsync();
        await page.GetByText("Jointe :").WaitForAsync();
    }

    [Fact]
    public async Task A_vote_is_cast_once()
    {
        var journey = await CommissionJourney.ToAsync(desk.App, CommissionStage.Seated);
        await using var context = await chromium.SignedInAsync(desk.App, Person.In(Role.Juror, "juror-2"));
        var (page, line) = await OpenAsync(context, $"/jury/seances/{journey.Call}-seance");
        var (first, second) = (journey.Candidates[0], journey.Candidates[1]);

        var session = page.Url;
        await ChooseAsync(page, first);
        await page.PressAsync("Vérifier mes votes");
        await TwiceAsync(line, page, VoteButton(page));
        await ChooseAsync(page, second);
        await page.PressAsync("Vérifier mes votes");
        await LoseAsync(line, page, () => VoteButton(page).ClickAsync(), session);

        (await page.GetByText("Vous avez voté\u00a0: Pour", new() { Exact = false }).CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_designation_is_made_once_and_its_reasons_outlive_a_lost_answer()
    {
        var journey = await CommissionJourney.ToAsync(desk.App, CommissionStage.Proposed);
        await using var context = await chromium.SignedInAsync(desk.App, Person.In(Role.Authority, "authority-1"));
        var path = $"/gestion/appels/{journey.Call}/designation";
        var (page, line) = await OpenAsync(context, path);
        await BoxOf(page, journey.Candidates[1]).UncheckAsync(new() { Force = true });
        await page.ArriveAsync(() => page.PressAsync("Vérifier"));
        await page.GetByLabel("motif").FillAsync("Une seule place est financée.");

        // Nobody knows whether it was done: the service is out.
        line.State = LineState.Out;
        await page.ArriveAsync(() => page.PressAsync("Désigner"));
        line.State = LineState.Good;
        await page.GotoAsync(new Uri(desk.App.Address, path).ToString());
        (await BoxOf(page, journey.Candidates[1]).IsCheckedAsync()).ShouldBeFalse("nothing chosen is lost");
        await page.ArriveAsync(() => page.PressAsync("Vérifier"));
        (await page.GetByLabel("motif").InputValueAsync()).ShouldBe("Une seule place est financée.");
        await TwiceAsync(line, page, page.GetByRole(AriaRole.Button, new() { Name = "Désigner", Exact = true }));

        await page.Locator("#designes li").First.WaitForAsync();
        (await page.Locator("#erreurs").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Signing_in_with_a_button_pressed_twice_or_an_answer_lost_signs_in()
    {
        var address = EmailAddress.Parse("double-clic@exemple.invalid")!;
        (await desk.App.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = address.Value, roles = new[] { Role.Applicant } }, ("If-None-Match", "*"))).Ok();
        await using var context = await chromium.NewAsync(1280, javaScript: true);
        var (page, line) = await OpenAsync(context, "/connexion");
        await page.GetByLabel("Adresse électronique").FillAsync(address.Value);
        await page.ArriveAsync(() => page.PressAsync("Recevoir un lien"));
        var inbox = await context.OpenAsync(desk.App, "/dev/mail");
        var link = (await inbox.Locator($"[data-destinataire='{address.Value}'] a").First.GetAttributeAsync("href"))!;

        await page.GotoAsync(link);
        line.State = LineState.Lost;
        await page.FailAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Me connecter" }).ClickAsync());
        line.State = LineState.Good;
        await context.ClearCookiesAsync(new() { Name = Identification.Cookie });
        await page.GotoAsync(link);
        await TwiceAsync(line, page, page.GetByRole(AriaRole.Button, new() { Name = "Me connecter" }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).WaitForAsync();
    }

    private async Task<(IPage Page, Line Line)> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var line = await Line.OfAsync(page);
        await page.GotoAsync(new Uri(desk.App.Address, path).ToString());
        return (page, line);
    }

    private static Task ChooseAsync(IPage page, Candidate candidate, string choice = "Pour") =>
        page.GetByRole(AriaRole.Group, new() { Name = candidate.Number }).GetByLabel(choice).CheckAsync(new() { Force = true });

    /// <summary>The box by which the authority designates a file.</summary>
    private static ILocator BoxOf(IPage page, Candidate candidate) =>
        page.GetByRole(AriaRole.Checkbox, new() { Name = candidate.Number });

    /// <summary>Pressed as fast as a hand does, while the answer is late.</summary>
    private static async Task TwiceAsync(Line line, IPage page, ILocator button)
    {
        var before = line.Sent;
        line.State = LineState.Late;
        await page.ArriveAsync(async () =>
        {
            await button.DblClickAsync();
            line.Answer();
        });
        line.Sent.ShouldBe(before + 1);
    }

    /// <summary>The act is done, its answer never comes, and the person opens the page again.</summary>
    private static async Task LoseAsync(Line line, IPage page, Func<Task> press, string? from = null)
    {
        var address = from ?? page.Url;
        line.State = LineState.Lost;
        await page.FailAsync(press);
        line.State = LineState.Good;
        await page.GotoAsync(address);
    }

    /// <summary>One app for all.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await TestApp.StartAsync();

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
