using System.Reflection;

namespace Territoires.Functions.Http;

/// <summary>The policy of each function, read once at the start.</summary>
public sealed class PolicyTable
{
    private static readonly Type[] RunTheSite = [typeof(Site), typeof(SiteHome)];

    private readonly Dictionary<string, PolicyAttribute> policies = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">A function on HTTP declares no policy: nothing is served without one.</exception>
    public PolicyTable()
    {
        foreach (var method in typeof(PolicyTable).Assembly.GetTypes().Except(RunTheSite).SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function || !IsOnHttp(method))
            {
                continue;
            }

            policies[function.Name] = method.GetCustomAttribute<PolicyAttribute>()
                ?? throw new InvalidOperationException(
                    $"The function {function.Name} declares no policy: add [Policy(Permission.…)] to its method.");
        }
    }

    /// <summary>Null for the functions that run the site: its addresses have policies of their own.</summary>
    public PolicyAttribute? Of(string function) => policies.GetValueOrDefault(function);

    public IReadOnlyDictionary<string, PolicyAttribute> All => policies;

    private static bool IsOnHttp(MethodInfo method) =>
        method.GetParameters().Any(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null);
}
