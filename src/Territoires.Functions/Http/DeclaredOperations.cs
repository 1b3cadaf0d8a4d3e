using System.Reflection;
using System.Text.RegularExpressions;
using Territoires.Functions.Api;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Http;

/// <summary>What each function of the API says that it does, takes, gives and refuses, read once at the start.</summary>
public static partial class DeclaredOperations
{
    /// <exception cref="InvalidOperationException">A function of the API does not say what it does, takes or gives.</exception>
    public static ApiOperations Read() => new(
    [
        .. from method in typeof(DeclaredOperations).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
               .FirstOrDefault(http => http is not null)
           where trigger is not null && Addresses.IsApi($"/{trigger.Route}") && function.Name != nameof(ReadOpenApi)
           from verb in trigger.Methods!
           where verb != "head"
           orderby trigger.Route, verb
           select Read(method, function.Name, verb, trigger.Route!),
    ]);

    private static ApiOperation Read(MethodInfo method, string function, string verb, string route)
    {
        var path = $"/{Constraint().Replace(route, string.Empty)}";
        return new ApiOperation(
            function, verb, path, [.. Value().Matches(path).Select(match => match.Groups["name"].Value)],
            method.GetCustomAttribute<PolicyAttribute>()!,
            method.GetCustomAttribute<SummaryAttribute>()?.Text ?? throw Missing(function, "[Summary(…)]"))
        {
            Takes = method.GetCustomAttribute<TakesAttribute>(),
            Gives = method.GetCustomAttributes<GivesAttribute>().ToArray() is { Length: > 0 } gives
                ? gives
                : throw Missing(function, "[Gives<…>]"),
            Refuses = [.. method.GetCustomAttributes<RefusesAttribute>()],
            Queries = [.. method.GetCustomAttributes<QueryAttribute>()],
            Asks = method.GetCustomAttribute<AsksAttribute>()?.Asked ?? Asked.Nothing,
        };
    }

    private static InvalidOperationException Missing(string function, string what) =>
        new($"The function {function} is in the API and does not say what it does: add {what} to its method.");

    [GeneratedRegex(@"(?<=\{\w+):[^}]*", RegexOptions.None, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
