using System.Net;
using System.Text.Json;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Embedded.FunctionsHost.Tests.SampleApp;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class HttpTests : IAsyncLifetime
{
    private readonly AppStart start = new();
    private readonly HttpClient http = new();
    private EmbeddedApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await start.SampleAsync();
        http.BaseAddress = app.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        start.Dispose();
    }

    [Fact]
    public async Task Route_values_and_the_query_reach_the_function_and_nobody_is_signed_in()
    {
        (await http.GetStringAsync(new Uri("greet/Zo%C3%A9?q=1", UriKind.Relative))).ShouldBe("GET Zoé - 1 nobody");
        (await http.GetStringAsync(new Uri("greet/Zo%C3%A9/again", UriKind.Relative))).ShouldBe("GET Zoé again  nobody");
    }

    [Theory]
    [InlineData("HEAD", "greet/a", 404, "")]
    [InlineData("POST", "greet/a", 404, "no greet/a")]
    [InlineData("DELETE", "nowhere/at/all", 404, "no nowhere/at/all")]
    [InlineData("GET", "runtime-like", 404, "")]
    [InlineData("GET", "nothing", 200, "")]
    [InlineData("GET", "broken", 500, "")]
    [InlineData("GET", "wants-a-client", 500, "")]
    public async Task Answers_are_those_of_the_worker(string method, string path, int status, string body)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task A_razor_component_is_a_result()
    {
        using var response = await http.GetAsync(new Uri("", UriKind.Relative));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsStringAsync()).ShouldBe("<h1>Ada &lt;3</h1>");
    }

    [Fact]
    public async Task The_invocation_and_the_request_share_one_scope()
    {
        var first = await PostScopeAsync();
        first.GetProperty("same").GetBoolean().ShouldBeTrue();
        first.GetProperty("sameHttp").GetBoolean().ShouldBeTrue();
        first.GetProperty("accessor").GetBoolean().ShouldBeFalse();
        first.GetProperty("canBeCanceled").GetBoolean().ShouldBeTrue();
        first.GetProperty("entryPoint").GetString().ShouldBe(typeof(ScopeOfRequest).FullName + ".RunAsync");
        first.GetProperty("output").GetString().ShouldBe("http");
        first.GetProperty("endpoint").GetString().ShouldBe("ScopeOfRequest");
        var second = await PostScopeAsync();
        second.GetProperty("id").GetGuid().ShouldNotBe(first.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_apps_own_server_limits_apply_and_a_route_defaults_to_the_name()
    {
        using var small = new StringContent("four");
        using var accepted = await http.PostAsync(new Uri("length", UriKind.Relative), small);
        (await accepted.Content.ReadAsStringAsync()).ShouldBe("4");
        using var large = new StringContent(new string('x', 1001));
        using var refused = await http.PostAsync(new Uri("length", UriKind.Relative), large);
        refused.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Middleware_runs_in_order_around_the_function_and_may_answer_for_it()
    {
        await http.GetStringAsync(new Uri("greet/a", UriKind.Relative));
        Seen().ShouldBe(["before httpTrigger Greet", "gate", "Greet", "after httpTrigger Greet"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "greet/b") { Headers = { { "x-refuse", "yes" } } };
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldBe("refused at the gate");
        await app.SettleAsync();
        Seen().Skip(4).ShouldBe(["before httpTrigger Greet", "gate", "after httpTrigger Greet"]);
    }

    [Fact]
    public async Task A_stopping_host_tells_its_requests_and_lets_them_answer()
    {
        var patient = http.GetStringAsync(new Uri("patient", UriKind.Relative));
        await app.Services.GetRequiredService<Witness>().IsPatient.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await app.StopAsync();
        (await patient).ShouldBe("the host is stopping");
        await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("nothing", UriKind.Relative)));
    }

    [Fact]
    public void Storage_and_clock_are_optional_services_and_the_durable_client_is_none()
    {
        app.Services.GetService<HttpPipelineTransport>().ShouldNotBeNull();
        app.Services.GetService<TimeProvider>().ShouldBe(app.Clock);
        app.Services.GetService<Microsoft.DurableTask.Client.DurableTaskClient>().ShouldBeNull();
    }

    private IReadOnlyList<string> Seen() => app.Services.GetRequiredService<Witness>().Seen;

    private async Task<JsonElement> PostScopeAsync()
    {
        using var response = await http.PostAsync(new Uri("scope", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
