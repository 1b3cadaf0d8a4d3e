using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Every route of the app, read from its functions: a new one is in the tests that enumerate them from its first day.</summary>
internal static class AppRoutes
{
    public static IEnumerable<(string Method, string Route)> All() =>
        from type in typeof(PolicyTable).Assembly.GetTypes()
        from function in type.GetMethods()
        where function.GetCustomAttribute<FunctionAttribute>() is not null
        from parameter in function.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from method in trigger.Methods!
        where method != "head"
        select (method.ToUpperInvariant(), trigger.Route!);

    /// <exception cref="InvalidOperationException">The route holds a value that nothing is known of.</exception>
    public static string Address(string route, string call, string id)
    {
        var address = "/" + route
            .Replace("{call}", call, StringComparison.Ordinal)
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{application}", id, StringComparison.Ordinal)
            .Replace("{actor}", "juror-1", StringComparison.Ordinal)
            .Replace("{juror}", "juror-1", StringComparison.Ordinal)
            .Replace("{name}", "reglement", StringComparison.Ordinal)
            .Replace("{kind}", "note-opportunite", StringComparison.Ordinal)
            .Replace("{step}", "porteurs", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{laureate}", "syndicat-mixte-fictif-n-0", StringComparison.Ordinal)
            .Replace("{format}", "json", StringComparison.Ordinal)
            .Replace("{ignored:maxlength(0)?}", string.Empty, StringComparison.Ordinal)
            .Replace("{version}/{*name}", "x/theme.css", StringComparison.Ordinal)
            .Replace("{*path:regex(^(?!admin|runtime).*)}", "nulle-part", StringComparison.Ordinal);
        return address.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"No value is known for {address}.") : address;
    }
}
