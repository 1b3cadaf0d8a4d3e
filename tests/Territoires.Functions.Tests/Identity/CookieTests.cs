using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Identity;

public sealed class CookieTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task With_a_cookie_every_form_needs_its_token()
    {
        var call = await app.OpenCallAsync();
        var cookie = $"{Identification.Cookie}={Token}";
        var anybody = app.As();

        foreach (var path in new[]
            { $"/appels/{call}/candidater", $"/candidatures/{Guid.Empty:N}/etapes/depot", $"/candidatures/{Guid.Empty:N}/etapes/questions",
                $"/candidatures/{Guid.Empty:N}/retrait", $"/candidatures/{Guid.Empty:N}/etapes/pieces", "/deconnexion" })
        {
            using var form = new FormUrlEncodedContent([new("cle", "k")]);
            var reply = await anybody.SendAsync(HttpMethod.Post, path, form, ("Cookie", cookie));
            reply.Status.ShouldBe(400, path);
            reply.Text.ShouldContain("formulaire-invalide");
        }

        (await anybody.PostAsync($"/api/calls/{call}/applications", null, ("Cookie", cookie), ("Idempotency-Key", "k"))).Problem
            .ShouldBe("formulaire-invalide");
    }

    [Fact]
    public async Task A_link_to_a_document_whose_session_has_ended_leads_to_a_new_one_and_back()
    {
        var document = $"/api/applications/{Guid.Empty:N}/documents/note-opportunite";

        var followed = await app.As().GetAsync(document, ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        (followed.Status, followed.Location).ShouldBe((302, $"/connexion?retour={Uri.EscapeDataString(document)}"));

        (await app.As().GetAsync(document, ("Accept", "*/*"))).Problem.ShouldBe("identification-requise", "a program is told");
        (await app.As().GetAsync(document)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task With_a_header_no_form_token_is_asked()
    {
        var call = await app.OpenCallAsync();
        using var form = new FormUrlEncodedContent([new("cle", "k")]);

        var reply = await new Caller(app.Address, Token).SendAsync(HttpMethod.Post, $"/appels/{call}/candidater", form);

        reply.Status.ShouldBe(302);
    }

    [Fact]
    public async Task Signing_in_needs_the_forms_own_token_too()
    {
        using var form = new FormUrlEncodedContent([new("jeton", Token)]);

        (await app.As().SendAsync(HttpMethod.Post, "/connexion", form)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_person_is_taken_to_the_sign_in_page_and_back()
    {
        var call = await app.OpenCallAsync();
        var browser = await app.Browser().OpenAsync($"/appels/{call}");

        await browser.FollowAsync("Déposer une candidature");
        browser.Title.ShouldBe("Connexion");
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = "faux" });
        browser.Status.ShouldBe(422);
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = Token });

        browser.Title.ShouldBe("Déposer une candidature");
        await browser.SubmitAsync("Se déconnecter");
        browser.Page.Body!.TextContent.ShouldContain("Se connecter");
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example/")]
    [InlineData("/\\ailleurs.example/")]
    public async Task Signing_in_never_leads_elsewhere(string address)
    {
        var browser = await app.Browser().OpenAsync($"/connexion?retour={Uri.EscapeDataString(address)}");

        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = Token });

        browser.Location.ShouldBe(app.Address);
    }

    [Fact]
    public async Task What_is_sent_to_a_page_and_is_no_form_is_refused_and_never_an_outage()
    {
        var call = await app.OpenCallAsync();

        var reply = await new Caller(app.Address, Token).PostAsync($"/appels/{call}/candidater", new { cle = "k" });

        reply.Status.ShouldBe(400);
        reply.Text.ShouldContain("formulaire-invalide");
        reply.Text.ShouldContain("vérifié", customMessage: "accents stay letters");
    }

    private string Token => app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []));
}
