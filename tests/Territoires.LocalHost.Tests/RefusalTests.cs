using System.Text.Json.Nodes;

namespace Territoires.LocalHost.Tests;

/// <summary>What the real host would not run, or LocalHost cannot, is refused before anything starts, with the function's name.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("localhost-").FullName;

    public RefusalTests()
    {
        foreach (var file in (string[])["host.json", "functions.metadata", "worker.config.json"])
        {
            File.Copy(Path.Combine(Sample.Folder, file), Path.Combine(folder, file));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Zone", "rest/{path", "'Zone'", "no template")]
    [InlineData("Zone", "rest/{path:nonsense}", "'Zone'", "no template")]
    [InlineData("Zone", "rest/{*path}/more", "'Zone'", "no template")]
    [InlineData("Zone", "/rest", "'Zone'", "slash")]
    [InlineData("Zone", "administration", "'Zone'", "admin")]
    [InlineData("Zone", "Runtime/x", "'Zone'", "runtime")]
    public async Task A_route_that_the_host_does_not_take(string function, string route, string named, string reason)
    {
        Change(functions => Trigger(functions, function)["route"] = route);

        var refused = await RefusedAsync();

        refused.ShouldContain(named);
        refused.ShouldContain(reason);
    }

    [Fact]
    public async Task Two_names_that_differ_in_case_alone()
    {
        Change(functions => Find(functions, "Zone")["name"] = "REST");

        (await RefusedAsync()).ShouldContain("'Rest'", Case.Insensitive);
    }

    [Fact]
    public async Task A_name_that_is_none()
    {
        Change(functions => Find(functions, "Zone")["name"] = "Zone d’essai");

        (await RefusedAsync()).ShouldContain("'Zone d’essai'");
    }

    [Fact]
    public async Task A_binding_that_LocalHost_does_not_know()
    {
        Change(functions => Trigger(functions, "TakeWord")["type"] = "serviceBusTrigger");

        var refused = await RefusedAsync();

        refused.ShouldContain("'serviceBusTrigger'");
        refused.ShouldContain("func start");
    }

    [Theory]
    [InlineData("61 * * * * *")]
    [InlineData("01:00:00")]
    [InlineData("%Absent%")]
    public async Task A_schedule_that_is_none(string schedule)
    {
        Change(functions => Trigger(functions, "Daily")["schedule"] = schedule);

        (await RefusedAsync()).ShouldContain(schedule);
    }

    [Fact]
    public async Task A_queue_name_that_is_none()
    {
        Change(functions => Trigger(functions, "TakeWord")["queueName"] = "Words");

        (await RefusedAsync()).ShouldContain("'Words'");
    }

    [Fact]
    public async Task Storage_that_is_not_set()
    {
        var refused = await Should.ThrowAsync<StartRefusedException>(() => LocalApp.StartAsync(new LocalAppOptions { Folder = folder }));

        refused.Message.ShouldContain("'AzureWebJobsStorage'");
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    public async Task A_folder_that_is_no_output(string missing)
    {
        File.Delete(Path.Combine(folder, missing));

        (await RefusedAsync()).ShouldContain(missing);
    }

    [Fact]
    public async Task A_host_json_of_another_version()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), "{}");

        (await RefusedAsync()).ShouldContain("\"version\": \"2.0\"");
    }

    [Fact]
    public async Task A_queue_whose_storage_is_not_set()
    {
        Change(functions => Trigger(functions, "TakeWord")["connection"] = "Elsewhere");

        (await RefusedAsync()).ShouldContain("'Elsewhere'");
    }

    [Fact]
    public async Task But_not_a_function_that_is_disabled()
    {
        Change(functions => Trigger(functions, "apart")["type"] = "serviceBusTrigger");
        Change(functions => Trigger(functions, "Zone")["route"] = "admin");

        (await RefusedAsync("AzureWebJobs.apart.Disabled")).ShouldContain("'Zone'");
    }

    private static JsonObject Find(JsonArray functions, string name) =>
        functions.Select(one => one!.AsObject()).Single(one => (string?)one["name"] == name);

    private static JsonObject Trigger(JsonArray functions, string name) =>
        Find(functions, name)["bindings"]!.AsArray().Select(one => one!.AsObject())
            .First(one => ((string)one["type"]!).EndsWith("Trigger", StringComparison.Ordinal));

    private void Change(Action<JsonArray> change)
    {
        var file = Path.Combine(folder, "functions.metadata");
        var functions = JsonNode.Parse(File.ReadAllText(file))!.AsArray();
        change(functions);
        File.WriteAllText(file, functions.ToJsonString());
    }

    private async Task<string> RefusedAsync(string disabled = "AzureWebJobs.None.Disabled") =>
        (await Should.ThrowAsync<StartRefusedException>(
        () => LocalApp.StartAsync(new LocalAppOptions
        {
            Folder = folder,
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true", [disabled] = "true" },
        }))).Message;
}
