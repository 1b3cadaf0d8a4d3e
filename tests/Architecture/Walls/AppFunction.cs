using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Http;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>A function of the app, as its host would find it.</summary>
internal sealed record AppFunction(string Name, MethodInfo Method)
{
    public Type Class => Method.DeclaringType!;

    public HttpTriggerAttribute? Http =>
        Method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(trigger => trigger is not null);

    /// <summary>The parameter that carries a trigger.</summary>
    public ParameterInfo? Triggered<T>()
        where T : Attribute => Method.GetParameters().FirstOrDefault(parameter => parameter.IsDefined(typeof(T), false));

    /// <summary>What it answers, out of its task; null when it answers nothing.</summary>
    public Type? Result
    {
        get
        {
            var type = Method.ReturnType;
            return type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask) ? null
                : type.IsGenericType
                    && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
                        ? type.GetGenericArguments()[0]
                : type;
        }
    }

    public override string ToString() => $"{Class.Name}.{Method.Name} ({Name})";
}

internal static class AppFunctions
{
    public static readonly Assembly App = typeof(PolicyTable).Assembly;

    /// <summary>Also those that nobody would find because they are not public: a test refuses them.</summary>
    public static readonly IReadOnlyList<AppFunction> All =
    [
        .. App.GetTypes()
            .SelectMany(
                type => type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), false))
            .Select(method => new AppFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, method)),
    ];
}
