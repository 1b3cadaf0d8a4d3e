using Territoires.Core.Accounts;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Who may say who signs in.</summary>
public sealed class AccountTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task An_administrator_adds_an_account_and_its_answer_holds_no_address()
    {
        var address = SignInJourney.NewAddress();

        var reply = (await PutAsync(
            new { address, id = $"service-{Guid.CreateVersion7():N}", roles = new[] { "service" }, departements = new[] { "59" } })).Ok();

        reply.String("id").ShouldStartWith("service-");
        reply.Text.ShouldNotContain("@");
    }

    [Fact]
    public async Task An_account_is_changed_only_when_that_is_said_and_keeps_its_id()
    {
        var address = SignInJourney.NewAddress();
        var first = (await PutAsync(new { address, roles = new[] { "juror" } })).Ok();

        (await PutAsync(new { address, roles = new[] { "secretary" } })).Problem.ShouldBe("version-depassee");
        (await app.As(Role.Administrator).PutAsync("/api/accounts", new { address, roles = new[] { "secretary" } })).Problem
            .ShouldBe("version-non-precisee");
        var second = (await PutAsync(new { address = address.ToUpperInvariant(), roles = new[] { "secretary" } }, "If-Match")).Ok();

        second.String("id").ShouldBe(first.String("id"));
        (await PutAsync(new { address = SignInJourney.NewAddress(), roles = new[] { "juror" } }, "If-Match")).Status.ShouldBe(412);
    }

    [Fact]
    public async Task A_removed_account_signs_nobody_in_and_ends_its_sessions()
    {
        var address = SignInJourney.NewAddress();
        var id = (await PutAsync(new { address, roles = new[] { "applicant" } })).Ok().String("id");
        var browser = await app.AskForLinkAsync(address);
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        await browser.SubmitAsync("Me connecter");
        (await browser.OpenAsync("/candidatures")).Title.ShouldBe("Mes candidatures");

        (await app.As(Role.Administrator).DeleteAsync($"/api/accounts/{id}")).Status.ShouldBe(204);

        (await browser.OpenAsync("/candidatures")).Title.ShouldBe("Connexion");
        (await app.As(Role.Administrator).DeleteAsync($"/api/accounts/{id}")).Problem.ShouldBe("introuvable");
        (await app.As(Role.Administrator).DeleteAsync($"/api/accounts/{Cli.TokenCommand.DefaultId(Role.Administrator)}")).Problem
            .ShouldBe("compte-propre");
        (await app.As(Role.Secretary).DeleteAsync($"/api/accounts/{id}")).Problem.ShouldBe("role-insuffisant");
    }

    [Fact]
    public async Task Two_addresses_are_never_one_person()
    {
        var id = $"juror-{Guid.CreateVersion7():N}";
        (await PutAsync(new { address = SignInJourney.NewAddress(), id, roles = new[] { "juror" } })).Ok();

        (await PutAsync(new { address = SignInJourney.NewAddress(), id, roles = new[] { "juror" } })).Problem.ShouldBe(
            "identifiant-deja-attribue");
    }

    [Theory]
    [InlineData("dgs@mairie-évry.fr", "dgs@xn--mairie-vry-h7a.fr")]
    [InlineData("mairie@exemple.fr.", "mairie@exemple.fr")]
    [InlineData(" Mairie@EXEMPLE.fr ", "mairie@exemple.fr")]
    public void An_address_is_one_account_however_its_domain_is_written(string typed, string address) =>
        EmailAddress.Parse(typed)!.Value.ShouldBe(EmailAddress.Parse(address)!.Value);

    [Theory]
    [InlineData("é@exemple.fr")]
    [InlineData("a@exemple..fr")]
    [InlineData("a@-.fr")]
    [InlineData("a@fr.")]
    public void What_is_no_address_stays_none(string typed) => EmailAddress.Parse(typed).ShouldBeNull();

    [Fact]
    public async Task What_is_wrong_with_an_account_is_said_field_by_field()
    {
        var reply = await PutAsync(new
        {
            address = "personne",
            id = "Juré 3",
            roles = new[] { "public" },
            departements = new[] { "zz" },
            quality = "Deux\nlignes",
        });

        reply.Problem.ShouldBe("compte-mal-decrit");
        reply.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["address", "roles", "id", "quality", "departements"]);
    }

    [Theory]
    [InlineData(Role.Secretary)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Applicant)]
    public async Task Nobody_but_an_administrator_says_who_signs_in(Role role) =>
        (await app.As(role).PutAsync("/api/accounts", new { address = SignInJourney.NewAddress(), roles = new[] { "administrator" } },
            ("If-None-Match", "*"))).Problem.ShouldBe("role-insuffisant");

    private Task<Reply> PutAsync(object account, string condition = "If-None-Match") =>
        app.As(Role.Administrator).PutAsync("/api/accounts", account, (condition, "*"));
}
