using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace SampleApp;

public sealed class Http(TimeProvider clock, IConfiguration configuration, Diary diary)
{
    /// <summary>What the app accepts; the server's limit is above it.</summary>
    private const long MostBytes = 32_000_000;

    [Function("Home")]
    public static IResult Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Results.Text("home");

    [Function("Item")]
    public static IResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "items/{name}")] HttpRequest request, string name) =>
        Results.Text($"item {name}");

    [Function("SpecialItem")]
    public static IResult SpecialItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "items/special")] HttpRequest request) =>
        Results.Text("special");

    [Function("apart")]
    public static IResult Apart([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/apart")] HttpRequest request) =>
        Results.Text("apart");

    [Function("Rest")]
    public static IResult Rest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rest/{*path}")] HttpRequest request, string path) =>
        Results.Text($"rest {path}");

    [Function("Zone")]
    public static IResult Zone([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rest/zone")] HttpRequest request) =>
        Results.Text("zone");

    [Function("Unrouted")]
    public static IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("unrouted");

    [Function("Throws")]
    public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidOperationException("Thrown on purpose.");

    [Function("Slow")]
    public async Task<IResult> SlowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request)
    {
        diary.Write("slow began");
        await diary.Gate.WaitAsync();
        return Results.Text("slow");
    }

    [Function("Now")]
    public IResult Now([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "now")] HttpRequest request) =>
        Results.Text(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    [Function("Setting")]
    public IResult Setting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings/{name}")] HttpRequest request, string name) =>
        Results.Text(configuration[name] ?? "");

    [Function("Process")]
    public static IResult ProcessId([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequest request) =>
        Results.Text(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    [Function("Kill")]
    public static void Kill([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "kill")] HttpRequest request) =>
        Process.GetCurrentProcess().Kill();

    [Function("Diary")]
    public IResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "diary")] HttpRequest request) =>
        Results.Text(string.Join('\n', diary.Lines));

    [Function("Release")]
    public void Release([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "release")] HttpRequest request) => diary.Gate.Release();

    /// <summary>Answers with the bytes that came, how they were announced, and 413 over the app's own limit.</summary>
    [Function("Upload")]
    public async Task<IResult> UploadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request)
    {
        diary.Write("upload began");
        var buffer = new byte[81920];
        var total = 0L;
        while (await request.Body.ReadAsync(buffer) is > 0 and var count)
        {
            total += count;
            if (total > MostBytes)
            {
                return Results.Text("too large", statusCode: StatusCodes.Status413PayloadTooLarge);
            }
        }

        return Results.Text($"{total} {(request.ContentLength is null ? "chunked" : "announced")}");
    }

    [Function("StartOrchestration")]
    public static async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orchestrations/{name}/{id}")] HttpRequest request,
        string name,
        string id,
        [DurableClient] DurableTaskClient client) =>
        Results.Text(await client.ScheduleNewOrchestrationInstanceAsync(name, input: "input", new StartOrchestrationOptions(id)));
}
