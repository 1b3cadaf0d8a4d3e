using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Territoires.Web.Door;

namespace Territoires.Web;

/// <summary>
/// What every request passes, whether a page or a function of the API stands at its end. It is built once, of ordinary
/// middleware, and knows nothing of who runs it: the function app does, and so does a test.
/// </summary>
public sealed class Pipeline
{
    private readonly RequestDelegate site;
    private readonly RequestDelegate api;

    /// <exception cref="InvalidOperationException">An address of the site declares no policy: nothing is served without one.</exception>
    public Pipeline(IServiceProvider services)
    {
        site = Of(services, app => app.UseRouting().Use(TakePolicyOfAddressAsync), app => app.UseEndpoints(MapSite));
        api = Of(services, _ => { }, app => app.Run(http => http.Features.GetRequiredFeature<ApiFunction>().RunAsync()));
    }

    private sealed record ApiFunction(Func<Task> RunAsync);

    /// <summary>The addresses of the site, for whoever compares them with the policies.</summary>
    public IReadOnlyList<RouteEndpoint> Addresses { get; private set; } = [];

    /// <summary>Answers by the address. What the host of functions chose for the request is nothing to the site.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        return site(http);
    }

    /// <summary>Runs a function of the API, when its policy lets the request through.</summary>
    public Task RunAsync(HttpContext http, PolicyAttribute policy, Func<Task> function)
    {
        http.Features.Set(policy);
        http.Features.Set(new ApiFunction(function));
        return api(http);
    }

    private static RequestDelegate Of(IServiceProvider services, Action<IApplicationBuilder> beginning, Action<IApplicationBuilder> end)
    {
        var app = new ApplicationBuilder(services);
        app.UseMiddleware<ReceiveRequest>().UseMiddleware<SecurityHeaders>().UseMiddleware<CountRefusals>().UseMiddleware<ErrorBoundary>();
        beginning(app);
        app.UseMiddleware<LimitBody>().UseMiddleware<WrittenForms>().UseMiddleware<Gate>();
        end(app);
        return app.Build();
    }

    private void MapSite(IEndpointRouteBuilder routes)
    {
        routes.MapControllers();
        Addresses = [.. routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
        if (Addresses.FirstOrDefault(address => address.Metadata.GetMetadata<PolicyAttribute>() is null) is { } open)
        {
            throw new InvalidOperationException($"{open.DisplayName} declares no policy: add [Policy(Permission.…)] to its method.");
        }
    }

    private static Task TakePolicyOfAddressAsync(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(http.GetEndpoint()!.Metadata.GetRequiredMetadata<PolicyAttribute>());
        return next(http);
    }
}
