using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.SignIn;
using Territoires.Functions.Health;
using Territoires.Tests.TestSupport;
using Territoires.Web.Served;

namespace Territoires.Functions.Tests.Health;

/// <summary>What an installation lacks is said where whoever runs it looks: by the address of readiness, and at the start.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task A_development_installation_with_its_settings_is_ready()
    {
        await using var app = await TestApp.StartAsync();

        var ready = await app.As().GetAsync("/health/ready");

        (ready.Status, ready.Text).ShouldBe((200, "ok"));
        await SaidAsync(app, string.Empty);
    }

    [Fact]
    public async Task Where_real_people_are_whatever_is_missing_is_named_with_its_setting()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;
        var settings = app.Services.GetRequiredService<IConfiguration>();
        var key = settings[Tokens.KeySetting];

        settings[Tokens.KeySetting] = "too short";
        var ready = await app.As().GetAsync("/health/ready");

        ready.Status.ShouldBe(503);
        ready.Text.Split('\n').Select(line => line.Split(':')[0]).ShouldBe(["mail", "tokens", "address"]);
        string[] named = ["Smtp__Host", Tokens.KeySetting, PublicSite.Setting];
        named.Where(setting => !ready.Text.Contains(setting, StringComparison.Ordinal)).ShouldBeEmpty();
        await SaidAsync(app, ready.Text + Environment.NewLine);
        settings[Tokens.KeySetting] = key;
    }

    [Fact]
    public async Task Without_a_signing_key_a_token_is_refused_and_is_no_outage()
    {
        await using var app = await TestApp.StartAsync();
        var applicant = app.As(Role.Applicant);
        var settings = app.Services.GetRequiredService<IConfiguration>();
        var key = settings[Tokens.KeySetting];

        settings[Tokens.KeySetting] = null;

        (await applicant.GetAsync($"/api/applications/{Guid.Empty:N}")).Problem.ShouldBe("identification-requise");
        settings[Tokens.KeySetting] = key;
    }

    private static async Task SaidAsync(TestApp app, string text)
    {
        using var standardError = new StringWriter { NewLine = "\n" };
        await app.Services.GetRequiredService<Shortcomings>().SayAsync(standardError);
        standardError.ToString().ShouldBe(text.ReplaceLineEndings("\n"));
    }
}
