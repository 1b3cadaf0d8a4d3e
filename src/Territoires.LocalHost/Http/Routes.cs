using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Territoires.LocalHost.App;

namespace Territoires.LocalHost.Http;

/// <summary>
/// The real host's routing, by the same classes: functions in the order of their names, the first whose template and methods match answers;
/// no template is more specific than another, and HEAD is answered only where it is listed.
/// </summary>
internal sealed class Routes
{
    private readonly RouteCollection routes = new();

    /// <exception cref="StartRefusedException">A template that the real host refuses; the message names its function.</exception>
    public Routes(
        AppFolder folder, IInlineConstraintResolver constraints, Func<HttpContext, AppFunction, RouteValueDictionary, Task> answer)
    {
        foreach (var function in folder.Functions.Where(one => one.Is(AppFunction.Http)))
        {
            routes.Add(ToRoute(function, folder.Host.RoutePrefix, constraints, answer));
        }
    }

    /// <summary>What answers a request; null when no function does.</summary>
    public async Task<RequestDelegate?> FindAsync(HttpContext context)
    {
        var found = new RouteContext(context);
        await routes.RouteAsync(found);
        return found.Handler;
    }

    private static Route ToRoute(
        AppFunction function, string prefix, IInlineConstraintResolver constraints,
            Func<HttpContext, AppFunction, RouteValueDictionary, Task> answer)
    {
        var route = AppFunction.Text(function.Trigger, "route") is { Length: > 0 } given ? given : function.Name;
        if (route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
            || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartRefusedException(
                $"The function '{function.Name}' has the route '{route}': the real host keeps 'admin…' and 'runtime…' for itself.");
        }

        if (route.StartsWith('/'))
        {
            throw new StartRefusedException($"The function '{function.Name}' has the route '{route}', which begins with a slash.");
        }

        Dictionary<string, object> conditions = [];
        if (function.Trigger.TryGetProperty("methods", out var methods) && methods.GetArrayLength() > 0)
        {
            conditions["httpMethod"] = new HttpMethodRouteConstraint([.. methods.EnumerateArray().Select(one => one.GetString()!)]);
        }

        try
        {
            var target = new Target((context, values) => answer(context, function, values));
            return new Route(target, function.Name, prefix.Length == 0 ? route : $"{prefix}/{route}", null, conditions, null, constraints);
        }
        catch (Exception wrong) when (wrong is RouteCreationException or ArgumentException)
        {
            var cause = wrong.InnerException ?? wrong;
            throw new StartRefusedException(
                $"The function '{function.Name}' has the route '{route}', which is no template: {cause.Message}", wrong);
        }
    }

    private sealed class Target(Func<HttpContext, RouteValueDictionary, Task> answer) : IRouter
    {
        public Task RouteAsync(RouteContext context)
        {
            var values = new RouteValueDictionary(context.RouteData.Values);
            context.Handler = http => answer(http, values);
            return Task.CompletedTask;
        }

        public VirtualPathData? GetVirtualPath(VirtualPathContext context) => null;
    }
}
