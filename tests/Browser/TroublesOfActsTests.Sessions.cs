using Microsoft.Playwright;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Tests.Browser;

/// <summary>
/// A session that ended, a service that is out, the back button, two tabs: the act is done once, and what was chosen or typed is not lost.
/// </summary>
public sealed partial class TroublesOfActsTests
{
    private const string Reason = "Une seule place est financée.";

    private static readonly Actor Applicant = Person.In(Role.Applicant, "applicant-1");
    private static readonly Actor Juror = Person.In(Role.Juror, "juror-2");
    private static readonly Actor Authority = Person.In(Role.Authority, "authority-1");

    [Fact]
    public async Task A_vote_sent_after_the_session_ended_or_while_the_service_is_out_is_cast_once_signed_in_again_or_once_it_is_back()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Juror);
        var (journey, page, line) = await SessionAsync(context);
        var (first, second) = (journey.Candidates[0], journey.Candidates[1]);

        await ChooseAsync(page, first);
        await page.PressAsync("Vérifier mes votes");
        await context.ClearCookiesAsync(new() { Name = Identification.Cookie });
        await page.ArriveAsync(() => VoteButton(page).ClickAsync());
        (await VotesAsync(journey, first)).ShouldBe("votes attendus, 0");
        await SendAgainAsync(context, page, Juror);
        await page.GetByText("Vous avez voté\u00a0: Pour").WaitForAsync();
        (await VotesAsync(journey, first)).ShouldBe("votes attendus, 1");

        await ChooseAsync(page, second);
        await page.PressAsync("Vérifier mes votes");
        line.State = LineState.Out;
        await page.ArriveAsync(() => VoteButton(page).ClickAsync());
        line.State = LineState.Good;
        (await VotesAsync(journey, second)).ShouldBe("votes attendus, 0");
        await page.GotoAsync(SessionOf(journey));
        await ChooseAsync(page, second);
        await page.PressAsync("Vérifier mes votes");
        await page.ArriveAsync(() => VoteButton(page).ClickAsync());

        (await VotesAsync(journey, second)).ShouldBe("votes attendus, 1");
    }

    [Fact]
    public async Task After_the_back_button_and_in_a_second_tab_a_juror_still_has_one_vote_the_last()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Juror);
        var (journey, page, _) = await SessionAsync(context);
        var other = await context.OpenAsync(desk.App, $"/jury/seances/{journey.Call}-seance");
        var first = journey.First;

        await ChooseAsync(page, first);
        await page.PressAsync("Vérifier mes votes");
        await page.ArriveAsync(() => VoteButton(page).ClickAsync());
        await page.ArriveAsync(() => page.EvaluateAsync("() => { setTimeout(() => history.go(-2)); }"));
        await page.GetByText("Vous avez voté\u00a0: Pour").WaitForAsync();

        await ChooseAsync(other, first, "Contre");
        await other.PressAsync("Vérifier mes votes");
        await other.ArriveAsync(() => VoteButton(other).ClickAsync());
        await other.GetByText("Vous avez voté\u00a0: Contre").WaitForAsync();
        await page.ReloadAsync();

        await page.GetByText("Vous avez voté\u00a0: Contre").WaitForAsync();
        (await VotesAsync(journey, first)).ShouldBe("votes attendus, 1");
    }

    [Fact]
    public async Task A_designation_sent_after_the_session_ended_is_made_once_signed_in_again_with_its_reasons()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Authority);
        var (journey, page, _) = await ToConfirmAsync(context);
        await page.GetByLabel("motif").FillAsync(Reason);

        await context.ClearCookiesAsync(new() { Name = Identification.Cookie });
        await page.ArriveAsync(() => page.PressAsync("Désigner"));
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Status.ShouldBe(404);
        await SendAgainAsync(context, page, Authority);

        await page.Locator("#designes li").First.WaitForAsync();
        (await DesignatedAsync(journey)).ShouldBe((1, Reason, 0));
    }

    [Fact]
    public async Task A_designation_whose_answer_was_lost_is_there_and_nothing_is_asked_again()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Authority);
        var (journey, page, line) = await ToConfirmAsync(context);
        await page.GetByLabel("motif").FillAsync(Reason);

        line.State = LineState.Lost;
        await page.FailAsync(() => page.PressAsync("Désigner"));
        line.State = LineState.Good;
        await page.GotoAsync(DesignationOf(journey));

        (await page.Locator("#designes li").CountAsync()).ShouldBe(1);
        (await DesignatedAsync(journey)).ShouldBe((1, Reason, 0));
    }

    [Fact]
    public async Task Back_from_the_page_that_confirms_a_designation_what_was_typed_is_there_and_a_second_tab_replaces_nothing_unasked()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Authority);
        var (journey, page, _) = await ToConfirmAsync(context);
        await page.GetByLabel("motif").FillAsync(Reason);
        await page.GoBackAsync();
        (await BoxOf(page, journey.Candidates[1]).IsCheckedAsync()).ShouldBeFalse();
        await page.ArriveAsync(() => page.PressAsync("Vérifier"));
        (await page.GetByLabel("motif").InputValueAsync()).ShouldBe(Reason);

        var other = await context.OpenAsync(desk.App, $"/gestion/appels/{journey.Call}/designation");
        await BoxOf(other, journey.Candidates[1]).CheckAsync(new() { Force = true });
        await other.ArriveAsync(() => other.PressAsync("Vérifier"));
        await other.ArriveAsync(() => other.PressAsync("Désigner"));
        await page.ArriveAsync(() => page.PressAsync("Désigner"));

        (await page.Locator("#erreurs").TextContentAsync()).ShouldNotBeNull().ShouldContain("La désignation est déjà faite.");
        (await page.GetByLabel("motif").First.InputValueAsync()).ShouldBe(Reason, "nothing typed is lost");
        (await DesignatedAsync(journey)).ShouldBe((2, null, 0));
    }

    [Fact]
    public async Task A_document_sent_after_the_session_ended_or_while_the_service_is_out_is_not_said_joined_and_is_joined_once_after()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Applicant);
        var (draft, page, line) = await DocumentsAsync(context);
        var address = page.Url;

        await context.ClearCookiesAsync(new() { Name = Identification.Cookie });
        await JoinAsync(page, TestCalls.Pdf());
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TextContentAsync()).ShouldBe("Vous n’êtes pas connecté.");
        await context.SignInAsync(desk.App, Applicant);
        line.State = LineState.Out;
        await page.GotoAsync(address);
        await JoinAsync(page, TestCalls.Pdf());
        line.State = LineState.Good;
        await page.GotoAsync(address);
        (await page.GetByText("Pas encore jointe.").CountAsync()).ShouldBe(1);
        await JoinAsync(page, TestCalls.Pdf());

        (await page.GetByText("Jointe :").CountAsync()).ShouldBe(1);
        (await HashesAsync(draft)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_back_button_a_document_is_joined_once_and_a_second_tab_does_not_replace_it_unseen()
    {
        await using var context = await chromium.SignedInAsync(desk.App, Applicant);
        var (draft, page, _) = await DocumentsAsync(context);
        var other = await context.OpenAsync(desk.App, new Uri(page.Url).AbsolutePath);
        var (mine, others) = (TestCalls.Pdf(1000), TestCalls.Pdf(2000));

        await JoinAsync(page, mine);
        var joined = (await HashesAsync(draft)).ShouldHaveSingleItem();
        await page.GotoAsync(desk.App.Address.ToString());
        await page.GoBackAsync();
        await page.GetByText("Jointe :").WaitForAsync();

        await JoinAsync(other, others);
        (await other.Locator("#erreurs").TextContentAsync()).ShouldNotBeNull().ShouldContain("Une autre pièce a été jointe entre-temps.");
        (await HashesAsync(draft)).ShouldBe([joined]);
        await JoinAsync(other, others);

        (await other.Locator("#erreurs").CountAsync()).ShouldBe(0);
        (await HashesAsync(draft)).ShouldHaveSingleItem().ShouldNotBe(joined, "it was seen, and replaced");
    }

    [Fact]
    public async Task The_button_that_adds_a_lead_body_pressed_twice_sends_once()
    {
        var call = await desk.App.OpenCallAsync(CommissionPlan.RulesAt(desk.App.Now));
        var draft = (await desk.App.As(Role.Applicant).PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "porteur")))
            .Ok().Location!;
        await using var context = await chromium.SignedInAsync(desk.App, Applicant);
        var (page, line) = await OpenAsync(context, $"/candidatures/{draft.Split('/')[^1]}/etapes/porteurs?q=59512");

        await TwiceAsync(line, page, page.GetByRole(AriaRole.Button, new() { Name = "Ajouter Roubaix (59512)" }));

        (await page.GetByRole(AriaRole.Button, new() { Name = "Retirer Roubaix" }).CountAsync()).ShouldBe(1);
        (await desk.App.As(Role.Applicant).GetAsync(draft)).Ok().Json.GetProperty("leadBodies").GetArrayLength().ShouldBe(1);
    }

    private async Task<(CommissionJourney Journey, IPage Page, Line Line)> SessionAsync(IBrowserContext context)
    {
        var journey = await CommissionJourney.ToAsync(desk.App, CommissionStage.Seated);
        var (page, line) = await OpenAsync(context, $"/jury/seances/{journey.Call}-seance");
        return (journey, page, line);
    }

    /// <summary>The page that asks for the reason of the one departure: the jury proposed two, the authority keeps the first.</summary>
    private async Task<(CommissionJourney Journey, IPage Page, Line Line)> ToConfirmAsync(IBrowserContext context)
    {
        var journey = await CommissionJourney.ToAsync(desk.App, CommissionStage.Proposed);
        var (page, line) = await OpenAsync(context, $"/gestion/appels/{journey.Call}/designation");
        await BoxOf(page, journey.Candidates[1]).UncheckAsync(new() { Force = true });
        await page.ArriveAsync(() => page.PressAsync("Vérifier"));
        return (journey, page, line);
    }

    private async Task<(string Draft, IPage Page, Line Line)> DocumentsAsync(IBrowserContext context)
    {
        var call = await desk.App.OpenCallAsync(CommissionPlan.RulesAt(desk.App.Now));
        var draft = (await desk.App.As(Role.Applicant).PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "pieces")))
            .Ok().Location!;
        var (page, line) = await OpenAsync(context, $"/candidatures/{draft.Split('/')[^1]}/etapes/pieces");
        return (draft, page, line);
    }

    private static Task JoinAsync(IPage page, byte[] pdf) => page.ArriveAsync(async () =>
    {
        await page.GetByLabel("Note d’opportunité")
            .SetInputFilesAsync(new FilePayload { Name = "note.pdf", MimeType = "application/pdf", Buffer = pdf });
        await page.Locator("form[enctype='multipart/form-data'] button[type=submit]").First.ClickAsync();
    });

    private async Task SendAgainAsync(IBrowserContext context, IPage page, Actor actor)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = "Votre session a pris fin" }).WaitForAsync();
        await context.SignInAsync(desk.App, actor);
        await page.ArriveAsync(() => page.PressAsync("Envoyer de nouveau"));
    }

    private string SessionOf(CommissionJourney journey) => new Uri(desk.App.Address, $"/jury/seances/{journey.Call}-seance").ToString();

    private string DesignationOf(CommissionJourney journey) =>
        new Uri(desk.App.Address, $"/gestion/appels/{journey.Call}/designation").ToString();

    private static ILocator VoteButton(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer mon vote" });

    /// <summary>What the secretary reads of the votes on one application.</summary>
    private static async Task<string> VotesAsync(CommissionJourney journey, Candidate candidate)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument((await journey.Secretary.GetAsync($"/gestion/appels/{journey.Call}/seance")).Ok().Text);
        var cells = page.QuerySelectorAll("main tbody tr")
            .Single(line => line.QuerySelector(".territoires-numero")?.TextContent == candidate.Number)
            .QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray();
        return $"{cells[3]}, {cells[2]}";
    }

    /// <summary>How many are designated, the one reason, and how many designations were replaced.</summary>
    private static async Task<(int Laureates, string? Reason, int Replaced)> DesignatedAsync(CommissionJourney journey)
    {
        var designation = (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Ok().Json;
        var departures = designation.GetProperty("departures").EnumerateArray().ToArray();
        return (designation.GetProperty("laureates").GetArrayLength(), departures is [var one]
            ? one.GetProperty("reason").GetString()
            : null, designation.GetProperty("replaced").GetArrayLength());
    }

    private async Task<IReadOnlyList<string>> HashesAsync(string draft) =>
        [.. (await desk.App.As(Role.Applicant).GetAsync(draft)).Ok().Json.GetProperty("documents").EnumerateArray().Select(
            document => document.GetProperty("sha256").GetString()!)];
}
