using System.Globalization;
using Microsoft.Playwright;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Tests.Browser;

/// <summary>The two pages that save themselves while they are written.</summary>
public enum Written
{
    Draft,
    Review,
}

/// <summary>One app for all the troubles of a class: each test writes on a draft or a review of its own.</summary>
public sealed class TroubledDesk : IAsyncLifetime
{
    private const int Files = 10;

    private CommissionJourney? journey;
    private int drafts;
    private int reviews;

    public TestApp App { get; private set; } = null!;

    public CommissionJourney Journey => journey!;

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.StartAsync();
        journey = await CommissionJourney.ToAsync(App, CommissionStage.PanelSet, new CommissionPlan { Applications = Files });
    }

    /// <summary>A new draft, by its address in the API.</summary>
    public async Task<string> DraftAsync() => await App.As(Role.Applicant).CompleteDraftAsync(
        await App.OpenCallAsync(), string.Create(CultureInfo.InvariantCulture, $"brouillon-{++drafts}"));

    internal async Task<WrittenPage> OpenAsync(Chromium chromium, Written what)
    {
        if (what == Written.Draft)
        {
            var draft = await DraftAsync();
            return await WrittenPage.OpenAsync(
                chromium, App, Person.In(Role.Applicant, "applicant-1"),
                $"/candidatures/{draft.Split('/')[^1]}/etapes/projet", "Présentation",
                async () => (await App.As(Role.Applicant).GetAsync(draft)).Ok().String("summary"));
        }

        var file = Journey.Candidates[reviews++];
        await Journey.AssignAsync(file, "juror-1");
        return await WrittenPage.OpenAsync(chromium, App, Person.In(Role.Juror, "juror-1"), $"/jury/dossiers/{file.Id}", "Commentaire",
            async () => (await Journey.Juror(1).GetAsync(file.MyReview)).Ok().String("comment"));
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

/// <summary>A page that is written on, its line, and what the app has of it.</summary>
internal sealed class WrittenPage(IBrowserContext context, IPage page, Line line, TestApp app, Actor actor, string path, string label,
    Func<Task<string>> saved) : IAsyncDisposable
{
    public IPage Page => page;

    public Line Line => line;

    public IBrowserContext Context => context;

    public string Path => path;

    public ILocator Field => page.GetByLabel(label);

    public Task<string> SavedAsync() => saved();

    public static async Task<WrittenPage> OpenAsync(
        Chromium chromium, TestApp app, Actor actor, string path, string label, Func<Task<string>> saved)
    {
        var context = await chromium.SignedInAsync(app, actor);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        var line = await Line.OfAsync(page);
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        return new WrittenPage(context, page, line, app, actor, path, label, saved);
    }

    /// <summary>So much time passes on the page.</summary>
    public Task LaterAsync(int seconds) => page.Clock.RunForAsync(seconds * 1000);

    public Task SaysAsync(string words) => page.GetByRole(AriaRole.Status).Filter(new() { HasText = words }).First.WaitForAsync();

    public Task LeaveAsync() => page.GotoAsync(app.Address.ToString());

    public Task ComeBackAsync() => page.GotoAsync(new Uri(app.Address, path).ToString());

    public Task EndSessionAsync() => context.ClearCookiesAsync(new() { Name = Identification.Cookie });

    public Task SignInAgainAsync() => context.SignInAsync(app, actor);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
