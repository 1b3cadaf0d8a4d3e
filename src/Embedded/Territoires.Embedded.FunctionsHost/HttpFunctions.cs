using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>HTTP triggers on ASP.NET Core's endpoint routing; nothing else stands in the pipeline, as on the real worker.</summary>
internal sealed class HttpFunctions(FunctionExecutionDelegate pipeline, InFlight inFlight, IHostApplicationLifetime lifetime, ILogger<HttpFunctions> logger)
{
    public static void Map(WebApplication app, IReadOnlyList<FunctionDescriptor> functions, FunctionExecutionDelegate pipeline)
    {
        // WebApplication would add these by itself once the app registers their services; the real worker never does.
        IDictionary<string, object?> properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = true;
        properties["__AuthorizationMiddlewareSet"] = true;
        var http = ActivatorUtilities.CreateInstance<HttpFunctions>(app.Services, pipeline);
        var policies = app.Services.GetRequiredService<ParameterPolicyFactory>();
        foreach (var function in functions)
        {
            if (function.Route is not { } route)
            {
                continue;
            }
            route.CheckConstraints(function.Name, policies);
            RequestDelegate handler = request => http.HandleAsync(function, request);
            var endpoint = app.Map(route.Pattern, handler).WithDisplayName(function.Name);
            if (route.Methods.Count > 0)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(route.Methods));
            }
        }
    }

    /// <summary>The middleware of ConfigureFunctionsWebApplication: shows the HttpContext to what follows, executes what comes back.</summary>
    public static FunctionExecutionDelegate Serve(FunctionExecutionDelegate next) => async context =>
    {
        if (context is not EmbeddedFunctionContext { Trigger: HttpContext http })
        {
            await next(context);
            return;
        }
        context.Features.Set(http);
        await next(context);
        switch (context.GetInvocationResult().Value)
        {
            case null:
                return;
            case IResult result:
                await result.ExecuteAsync(http);
                return;
            case var other:
                throw new InvalidOperationException($"The result of {context.FunctionDefinition.Name} is a {other.GetType()}: only an IResult can be executed.");
        }
    };

    private async Task HandleAsync(FunctionDescriptor function, HttpContext http)
    {
        using var work = inFlight.Begin();
        // As on the real worker, functions find nothing there: a use of it would work here alone.
        http.RequestServices.GetService<IHttpContextAccessor>()?.HttpContext = null;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var values = http.Request.RouteValues.ToDictionary(pair => pair.Key, object? (pair) => pair.Value?.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            await pipeline(new EmbeddedFunctionContext(function, http.RequestServices, http, values, cancellation.Token));
        }
        // CA1031: as on the real host, whatever escapes from a function is an empty 500.
#pragma warning disable CA1031
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (fault is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            {
                logger.LogDebug(fault, "The client of {Function} left.", function.Name);
                return;
            }
            logger.LogError(fault, "Function {Function} failed.", function.Name);
            Fail(http);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // The client must not take the part that was sent for the whole.
            http.Abort();
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
