using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Where an HTTP trigger answers: a template with host.json's prefix, and methods in capitals (none: every method).</summary>
internal sealed record HttpRoute(string Template, RoutePattern Pattern, IReadOnlyList<string> Methods)
{
    // The real host keeps these for itself, by their first letters alone.
    private static readonly string[] Reserved = ["admin", "runtime"];

    /// <summary>Null for another trigger.</summary>
    public static HttpRoute? Of(string function, TriggerBindingAttribute trigger, string prefix)
    {
        if (trigger is not HttpTriggerAttribute http)
        {
            return null;
        }
        if (http.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw new FunctionRefusedException(function, $"its authorization level is {http.AuthLevel}; the embedded host knows no function keys, only Anonymous.");
        }
        var route = string.IsNullOrEmpty(http.Route) ? function : http.Route;
        if (route.StartsWith('/'))
        {
            throw new FunctionRefusedException(function, $"its route \"{route}\" has a leading slash, which the real host refuses.");
        }
        var template = prefix.Length == 0 ? route : $"{prefix}/{route}";
        if (Array.Find(Reserved, word => template.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            throw new FunctionRefusedException(function, $"its route \"{template}\" begins with \"{reserved}\", which the real host keeps for itself.");
        }
        try
        {
            return new(template, RoutePatternFactory.Parse(template), [.. (http.Methods ?? []).Select(method => method.ToUpperInvariant())]);
        }
        catch (RoutePatternException fault)
        {
            throw new FunctionRefusedException(function, $"its route \"{template}\" is no template: {fault.Message}");
        }
    }

    /// <summary>Same paths (but for the names of parameters) and a method in common: neither could win.</summary>
    public bool Collides(HttpRoute other) =>
        string.Equals(Template, other.Template, StringComparison.OrdinalIgnoreCase)
        && (Methods.Count == 0 || other.Methods.Count == 0 ? Methods.Count == other.Methods.Count : Methods.Intersect(other.Methods).Any());

    /// <summary>Constraints are otherwise made at the first request, where a misspelt one would break every route.</summary>
    public void CheckConstraints(string function, ParameterPolicyFactory policies)
    {
        foreach (var parameter in Pattern.Parameters)
        {
            foreach (var policy in parameter.ParameterPolicies)
            {
                try
                {
                    policies.Create(parameter, policy);
                }
                catch (Exception fault) when (fault is InvalidOperationException or RouteCreationException or ArgumentException)
                {
                    throw new FunctionRefusedException(function, $"the constraint \"{policy.Content}\" of its route \"{Template}\" is not valid: {fault.Message}");
                }
            }
        }
    }
}
