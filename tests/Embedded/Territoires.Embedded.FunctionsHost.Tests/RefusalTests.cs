using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Territoires.Embedded.FunctionsHost.Tests.SampleApp;
using static Territoires.Embedded.FunctionsHost.Tests.EmittedFunctions;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class RefusalTests : IDisposable
{
    private static readonly Type Answer = typeof(IResult);
    private readonly AppStart start = new();

    public void Dispose() => start.Dispose();

    [Fact]
    public Task A_name_used_twice_in_another_case() => RefusesAsync("withdraw", "used twice", functions => functions
        .Add("Withdraw", Answer, [Http("a")]).Add("withdraw", Answer, [Http("b")]));

    [Fact]
    public Task A_class_that_is_not_public() => RefusesAsync("Hidden", "not public", functions => functions
        .Add("Hidden", Answer, [Http("a")], TypeAttributes.NotPublic));

    [Fact]
    public Task A_method_that_is_not_public() => RefusesAsync("Hidden", "not public", functions => functions
        .Add("Hidden", Answer, [Http("a")], access: MethodAttributes.Private));

    [Theory]
    [InlineData("/leading", "leading slash")]
    [InlineData("Administration", "begins with \"admin\"")]
    [InlineData("runtime/x", "begins with \"runtime\"")]
    [InlineData("a/{unclosed", "is no template")]
    [InlineData("a/{id:inconnu}", "the constraint \"inconnu\"")]
    [InlineData("a/{id:int(4)}", "the constraint \"int(4)\"")]
    public Task A_route_that_the_real_host_cannot_serve(string route, string reason) => RefusesAsync("Page", reason, functions => functions
        .Add("Page", Answer, [Http(route, "get")]));

    [Fact]
    public Task Two_functions_on_one_route_and_method() => RefusesAsync("B", "also the one of A", functions => functions
        .Add("A", Answer, [Http("same/{id}", "get", "post")]).Add("B", Answer, [Http("Same/{id}", "POST")]));

    [Fact]
    public Task A_function_key() => RefusesAsync("Keyed", "authorization level is Function", functions => functions
        .Add("Keyed", Answer, [KeyedHttp()]));

    [Fact]
    public Task A_parameter_of_an_unknown_kind() => RefusesAsync("Page", "parameter number of type Int32", functions => functions
        .Add("Page", Answer, [Http("a/{number}"), new("number", typeof(int))]));

    [Fact]
    public Task A_text_that_is_not_in_the_route() => RefusesAsync("Page", "parameter ident is not in the route", functions => functions
        .Add("Page", Answer, [Http("a/{id}"), new("ident", typeof(string))]));

    [Fact]
    public Task Two_triggers() => RefusesAsync("Both", "2 trigger parameters", functions => functions
        .Add("Both", Answer, [Http("a"), Timer("0 0 * * * *")]));

    [Fact]
    public Task No_trigger() => RefusesAsync("None", "0 trigger parameters", functions => functions
        .Add("None", Answer, []));

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(Task<IActionResult>))]
    [InlineData(typeof(ValueTask<object>))]
    public Task An_http_result_that_only_mvc_could_write(Type returns) => RefusesAsync("Page", "returns an IResult", functions => functions
        .Add("Page", returns, [Http("a")]));

    [Fact]
    public Task A_timer_that_runs_on_startup() => RefusesAsync("Sweep", "RunOnStartup", functions => functions
        .Add("Sweep", typeof(void), [Timer("0 0 * * * *", runOnStartup: true)]));

    [Fact]
    public Task A_schedule_from_a_setting() => RefusesAsync("Sweep", "%name%", functions => functions
        .Add("Sweep", typeof(void), [Timer("%Schedule%")]));

    [Fact]
    public Task Two_activities_of_one_durable_name() => RefusesAsync("B", "durable name \"act\"", functions => functions
        .Add("A", typeof(void), [Activity(typeof(string), "Act")]).Add("B", typeof(void), [Activity(typeof(string), "act")]));

    [Fact]
    public async Task Http_functions_without_the_web_application()
    {
        var refusal = await Should.ThrowAsync<FunctionRefusedException>(() => EmbeddedApp.StartAsync(
            new EmittedFunctions().Add("Page", Answer, [Http("a")]).Assembly,
            args => FunctionsApplication.CreateBuilder(args).Build().RunAsync(),
            start.Settings()));
        refusal.Message.ShouldContain("ConfigureFunctionsWebApplication");
    }

    [Fact]
    public async Task A_main_that_ends_before_it_listens()
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => EmbeddedApp.StartAsync(_ => Task.CompletedTask, start.Settings()));
        refusal.Message.ShouldContain("ended before its host listened");
        (await Should.ThrowAsync<NotSupportedException>(() => EmbeddedApp.StartAsync(_ => throw new NotSupportedException("mine"), start.Settings())))
            .Message.ShouldBe("mine");
    }

    [Theory]
    [InlineData("Embedded:Port", "many")]
    [InlineData("Embedded:Clock", "yesterday")]
    public async Task A_setting_that_does_not_parse(string name, string value)
    {
        var settings = start.Settings();
        settings[name] = value;
        (await Should.ThrowAsync<InvalidOperationException>(() => EmbeddedApp.StartAsync(SampleProgram.RunAsync, settings))).Message.ShouldStartWith(name);
    }

    [Fact]
    public void A_missing_host_json()
    {
        Should.Throw<InvalidOperationException>(() => HostJson.Read(start.Folder)).Message.ShouldContain("There is no host.json");
        File.WriteAllText(Path.Combine(start.Folder, "host.json"), "{ \"version\": \"2.0\" }");
        HostJson.Read(start.Folder).RoutePrefix.ShouldBe("api");
        File.WriteAllText(Path.Combine(start.Folder, "host.json"), "{ not json");
        Should.Throw<InvalidOperationException>(() => HostJson.Read(start.Folder)).Message.ShouldContain("not valid JSON");
    }

    private async Task RefusesAsync(string function, string reason, Func<EmittedFunctions, EmittedFunctions> emit)
    {
        var refusal = await Should.ThrowAsync<FunctionRefusedException>(() =>
            EmbeddedApp.StartAsync(emit(new()).Assembly, SampleProgram.RunAsync, start.Settings()));
        refusal.Message.ShouldStartWith($"Function {function}: ");
        refusal.Message.ShouldContain(reason);
    }
}
