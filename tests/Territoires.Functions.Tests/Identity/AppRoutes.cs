using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Http;
using Territoires.Functions.Tests.Web;
using Territoires.Web;
using Territoires.Web.Access;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Every route of the app, read from its functions: a new one is in the tests that enumerate them from its first day.</summary>
internal static partial class AppRoutes
{
    private static readonly string[] Anything = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static IEnumerable<(string Method, string Route)> All() =>
        from route in Served()
        from method in route.Methods
        where method != "HEAD"
        select (method, route.Template);

    /// <summary>Every address of the API and of the site, with what it asks of its caller.</summary>
    public static IEnumerable<AppRoute> Served() => Api().Concat(Site());

    public static IEnumerable<HostRoute> Functions() =>
        from type in typeof(PolicyTable).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select new HostRoute(function.Name, trigger.Route!, trigger.Methods!);

    private static IEnumerable<AppRoute> Api()
    {
        var policies = new PolicyTable();
        return from route in Functions()
               let policy = policies.Of(route.Function)
               where policy is not null
               select new AppRoute(route.Template.TemplateText!, [.. route.Methods.Select(method => method.ToUpperInvariant())], policy);
    }

    private static IEnumerable<AppRoute> Site() =>
        from type in typeof(Pipeline).Assembly.GetTypes()
        from method in type.GetMethods()
        from template in method.GetCustomAttributes().OfType<IRouteTemplateProvider>()
        let methods = (template as IActionHttpMethodProvider)?.HttpMethods ?? Anything
        select new AppRoute(template.Template!, [.. methods], method.GetCustomAttribute<PolicyAttribute>()!);

    /// <summary>The route without the constraints of its values.</summary>
    public static string Plain(string route) => Constraint().Replace(route, string.Empty);

    /// <exception cref="InvalidOperationException">The route holds a value that nothing is known of.</exception>
    public static string Address(string route, string call, string id)
    {
        var address = "/" + Plain(route)
            .Replace("{call}", call, StringComparison.Ordinal)
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{application}", id, StringComparison.Ordinal)
            .Replace("{actor}", "juror-1", StringComparison.Ordinal)
            .Replace("{juror}", "juror-1", StringComparison.Ordinal)
            .Replace("{name}", "reglement", StringComparison.Ordinal)
            .Replace("{kind}", "note-opportunite", StringComparison.Ordinal)
            .Replace("{step}", "questions", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{one}", "1", StringComparison.Ordinal)
            .Replace("{other}", "2", StringComparison.Ordinal)
            .Replace("{laureate}", "syndicat-mixte-fictif-n-0", StringComparison.Ordinal)
            .Replace("{table}", "candidatures", StringComparison.Ordinal)
            .Replace("{format}", "json", StringComparison.Ordinal)
            .Replace("{programme}", call, StringComparison.Ordinal)
            .Replace("{member}", $"{call}-1", StringComparison.Ordinal)
            .Replace("{version}/{*name}", "x/theme.css", StringComparison.Ordinal)
            .Replace("{version}", "1", StringComparison.Ordinal)
            .Replace("{first}/{*rest}", "api/nulle-part", StringComparison.Ordinal)
            .Replace("{**path}", "nulle-part", StringComparison.Ordinal);
        return address.Contains('{', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"No value is known for {address}.")
            : address;
    }

    [GeneratedRegex(@"(?<=\{\**\w+):[^}]*", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}

/// <param name="Template">As its function or its controller declares it.</param>
/// <param name="Methods">In capitals.</param>
/// <param name="Policy">What it asks of its caller.</param>
internal sealed record AppRoute(string Template, IReadOnlyList<string> Methods, PolicyAttribute Policy);
