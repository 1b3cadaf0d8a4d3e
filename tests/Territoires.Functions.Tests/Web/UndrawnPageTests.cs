using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Territoires.Web.Door;
using Territoires.Web.Served;

namespace Territoires.Functions.Tests.Web;

/// <summary>A page that breaks while it is drawn has left headers behind, which the page that says so adds again.</summary>
public sealed class UndrawnPageTests
{
    [Fact]
    public async Task A_page_that_cannot_be_drawn_is_answered_by_the_page_of_an_outage()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<Assets>();
        builder.Services.AddSingleton<PublicSite>();
        await using var site = builder.Build();
        await using var scope = site.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Accept = "text/html";
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("territoires.test");
        http.Request.Path = "/programmes";
        http.Response.Body = body;
        var door = new ErrorBoundary(
            broken =>
            {
                broken.Response.Headers.Append("blazor-enhanced-nav", "allow");
                throw new InvalidOperationException("This page cannot be drawn.");
            },
            NullLogger<ErrorBoundary>.Instance);

        await door.InvokeAsync(http);

        http.Response.StatusCode.ShouldBe(500);
        var page = System.Text.Encoding.UTF8.GetString(body.ToArray());
        page.ShouldContain("<h1");
        page.ShouldContain("og:title");
        page.ShouldNotContain("og:image", customMessage: "nobody set where the site is: no address would be good everywhere");
    }
}
