using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Embedded.FunctionsHost.Tests.SampleApp;

public sealed class Greet(Witness witness)
{
    [Function(nameof(Greet))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}/{more?}")] HttpRequest request, string name, string? more)
    {
        witness.Saw("Greet");
        return Results.Text($"{request.Method} {name} {more ?? "-"} {request.Query["q"]} {request.HttpContext.User.Identity?.Name ?? "nobody"}");
    }
}

public static class ScopeOfRequest
{
    [Function(nameof(ScopeOfRequest))]
    public static Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "scope")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        var mine = context.InstanceServices.GetRequiredService<ScopeMark>();
        var requests = request.HttpContext.RequestServices.GetRequiredService<ScopeMark>();
        var definition = context.FunctionDefinition;
        return Task.FromResult(Results.Json(new
        {
            Same = mine.Id == requests.Id,
            SameHttp = context.GetHttpContext() == request.HttpContext,
            mine.Id,
            cancellation.CanBeCanceled,
            definition.EntryPoint,
            Output = definition.OutputBindings["$return"].Type,
            Accessor = context.InstanceServices.GetRequiredService<IHttpContextAccessor>().HttpContext is not null,
            Endpoint = request.HttpContext.GetEndpoint()?.DisplayName,
        }));
    }
}

public static class Length
{
    [Function(nameof(Length))]
    public static async ValueTask<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text($"{(await reader.ReadToEndAsync()).Length}");
    }
}

public static class Nothing
{
    [Function(nameof(Nothing))]
    public static IResult? Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) => null;
}

public static class Broken
{
    [Function(nameof(Broken))]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("a secret of the server");
}

/// <summary>DurableTaskClient is not in the container: this class can never be made.</summary>
public sealed class WantsAClient(DurableTaskClient client)
{
    [Function(nameof(WantsAClient))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wants-a-client")] HttpRequest request) => Results.Text(client.Name);
}

public sealed class Patient(Witness witness)
{
    [Function(nameof(Patient))]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "patient")] HttpRequest request, CancellationToken cancellation)
    {
        witness.IsPatient.SetResult();
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        return Results.Text("the host is stopping");
    }
}

public static class Home
{
    [Function(nameof(Home))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        new RazorComponentResult<TinyPage>(new { Name = "Ada <3" });
}

public static class Fallback
{
    [Function(nameof(Fallback))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path:regex(^(?!admin|runtime).*)}")] HttpRequest request, string path) =>
        Results.Text($"no {path}", statusCode: 404);
}

public sealed class TinyPage : ComponentBase
{
    [Parameter]
    public string Name { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h1");
        builder.AddContent(1, Name);
        builder.CloseElement();
    }
}
