using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>
/// A page that saves itself, on a bad line, over an ended session, in two tabs: nothing typed is lost and nothing is overwritten.
/// </summary>
public sealed class TroublesOfWritingTests(Chromium chromium, TroubledDesk desk) : IClassFixture<Chromium>, IClassFixture<TroubledDesk>
{
    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task While_an_answer_is_late_no_other_save_begins(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        written.Line.State = LineState.Late;
        await written.Field.FillAsync("Le début");
        await written.LaterAsync(2);
        await written.Line.NextAsync();

        await written.Field.FillAsync("Le début, puis la suite");
        await written.LaterAsync(5);
        written.Line.Sent.ShouldBe(1, "the version that the first save makes is not known");
        written.Line.Answer();
        await written.SaysAsync("Enregistré à");
        await written.LaterAsync(2);
        await written.Line.NextAsync();

        (await written.SavedAsync()).ShouldBe("Le début, puis la suite");
        await written.SaysAsync("Enregistré à");
        (await written.Page.GetByText("modifiée ailleurs").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task A_save_whose_answer_was_lost_is_no_conflict_with_the_next(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        written.Line.State = LineState.Lost;
        await written.Field.FillAsync("Enregistré sans qu’on le sache");
        await written.LaterAsync(2);
        await written.SaysAsync("Pas de connexion.");
        await written.Line.NextAsync();
        (await written.SavedAsync()).ShouldBe("Enregistré sans qu’on le sache");

        written.Line.State = LineState.Good;
        await written.Field.FillAsync("La suite");
        await written.LaterAsync(4);
        await written.Line.NextAsync();
        await written.SaysAsync("Enregistré à");
        await written.LaterAsync(2);
        await written.Line.NextAsync();

        (await written.SavedAsync()).ShouldBe("La suite");
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task When_the_session_ends_the_page_says_to_sign_in_and_saves_once_that_is_done(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        await written.EndSessionAsync();
        await written.Field.FillAsync("Écrit après la fin de la session");
        await written.LaterAsync(2);
        await written.SaysAsync("Votre session a pris fin");
        (await written.Page.GetByRole(AriaRole.Link, new() { Name = "connectez-vous de nouveau" }).GetAttributeAsync("href"))
            .ShouldBe($"/connexion?retour={Uri.EscapeDataString(written.Path)}");

        await written.SignInAgainAsync();
        await written.LaterAsync(4);
        await written.SaysAsync("Enregistré à");

        (await written.SavedAsync()).ShouldBe("Écrit après la fin de la session");
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task What_was_typed_when_the_session_ended_is_there_after_signing_in_again(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        await written.EndSessionAsync();
        await written.Field.FillAsync("Pas encore enregistré");
        await written.Page.ReloadAsync();
        written.Page.Url.ShouldContain("/connexion?retour=");

        await written.SignInAgainAsync();
        await written.ComeBackAsync();

        (await written.Field.InputValueAsync()).ShouldBe("Pas encore enregistré");
        await written.SaysAsync("n’était pas enregistré");
        await written.LaterAsync(2);
        await written.SaysAsync("Enregistré à");
        (await written.SavedAsync()).ShouldBe("Pas encore enregistré");
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task While_the_service_is_out_the_page_says_so_and_tries_again_less_and_less_often(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        written.Line.State = LineState.Out;
        await written.Field.FillAsync("Écrit pendant la panne");
        await written.LaterAsync(2);
        await written.SaysAsync("Le service ne répond pas. Nouvel essai dans 4\u00a0secondes.");
        await written.LaterAsync(4);
        await written.SaysAsync("Nouvel essai dans 8\u00a0secondes.");

        written.Line.State = LineState.Good;
        await written.LaterAsync(8);
        await written.SaysAsync("Enregistré à");

        (await written.SavedAsync()).ShouldBe("Écrit pendant la panne");
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task A_button_pressed_twice_sends_once_and_one_pressed_during_a_save_waits_for_it(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        written.Line.State = LineState.Late;
        await written.Field.FillAsync("En route");
        await written.LaterAsync(2);
        await written.Line.NextAsync();
        await written.Field.FillAsync("Fini");
        var button = written.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true });
        await button.DblClickAsync();
        written.Line.Sent.ShouldBe(1);

        await written.Page.ArriveAsync(() => Task.Run(written.Line.Answer));

        written.Line.Sent.ShouldBe(2);
        (await written.SavedAsync()).ShouldBe("Fini");
        (await written.Page.Locator("#erreurs").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task After_the_back_button_writing_goes_on_without_a_conflict(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        await written.Field.FillAsync("Avant");
        await written.Page.ArriveAsync(() => written.Page.PressAsync("Enregistrer"));
        await written.LeaveAsync();
        await written.Page.GoBackAsync();

        (await written.Field.InputValueAsync()).ShouldBe("Avant");
        await written.Field.FillAsync("Après");
        await written.LaterAsync(2);
        await written.SaysAsync("Enregistré à");
        (await written.SavedAsync()).ShouldBe("Après");
    }

    [Theory]
    [InlineData(Written.Draft)]
    [InlineData(Written.Review)]
    public async Task One_page_in_two_tabs_is_a_conflict_that_overwrites_nothing(Written what)
    {
        await using var written = await desk.OpenAsync(chromium, what);
        var other = await written.Context.OpenAsync(desk.App, written.Path);
        await written.Field.FillAsync("Dans un onglet");
        await written.LaterAsync(2);
        await written.SaysAsync("Enregistré à");

        await other.GetByLabel(what == Written.Draft ? "Présentation" : "Commentaire").FillAsync("Dans l’autre");
        await other.GetByText("modifiée ailleurs").WaitForAsync();

        (await written.SavedAsync()).ShouldBe("Dans un onglet");
        await other.PressAsync("Enregistrer");
        (await other.GetByLabel(what == Written.Draft ? "Présentation" : "Commentaire").InputValueAsync())
            .ShouldBe("Dans l’autre", "nothing typed is lost");
    }

    [Fact]
    public async Task Two_pages_of_one_draft_in_two_tabs_both_go_on_saving()
    {
        await using var written = await desk.OpenAsync(chromium, Written.Draft);
        var other = await written.Context.OpenAsync(desk.App, written.Path.Replace("projet", "porteurs", StringComparison.Ordinal));
        foreach (var text in new[] { "Un", "Deux" })
        {
            await written.Field.FillAsync(text);
            await written.LaterAsync(2);
            await written.Line.NextAsync();
            await other.GetByLabel("Services de l’État").FillAsync($"DDT {text}");
            await other.RunAndWaitForResponseAsync(() => Task.CompletedTask, response => response.Request.Method == "POST");
        }

        await other.GetByText("Enregistré à").WaitForAsync();
        await written.SaysAsync("Enregistré à");
        (await written.SavedAsync()).ShouldBe("Deux");
        (await desk.App.As(Role.Applicant).GetAsync($"/api/applications/{written.Path.Split('/')[2]}")).Text.ShouldContain("DDT Deux");
    }

    [Fact]
    public async Task What_was_submitted_elsewhere_is_said_to_be_and_the_text_stays()
    {
        await using var written = await desk.OpenAsync(chromium, Written.Draft);
        (await desk.App.As(Role.Applicant).SubmitAsync($"/api/applications/{written.Path.Split('/')[2]}", "depot-ailleurs")).Ok();

        await written.Field.FillAsync("Trop tard");
        await written.LaterAsync(2);
        await written.SaysAsync("déposée");

        (await written.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Pas enregistré." }).CountAsync()).ShouldBe(1);
        (await written.Field.InputValueAsync()).ShouldBe("Trop tard");
    }

    [Fact]
    public async Task A_field_that_is_too_long_is_named_nothing_of_it_is_cut_and_the_rest_is_saved()
    {
        await using var written = await desk.OpenAsync(chromium, Written.Draft);
        await written.Page.GetByLabel("Titre").FillAsync(new string('x', 201));
        (await written.Page.GetByText("1 caractère de trop.").CountAsync()).ShouldBe(1);
        await written.Field.FillAsync("Le reste");
        await written.LaterAsync(2);
        await written.SaysAsync("«\u00a0Titre\u00a0»");

        (await written.SavedAsync()).ShouldBe("Le reste");
        (await written.Page.GetByLabel("Titre").InputValueAsync()).Length.ShouldBe(201);
    }
}
