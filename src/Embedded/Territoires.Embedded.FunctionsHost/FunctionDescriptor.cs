using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>A function that was found and checked, ready to be called. Only an HTTP trigger has a route.</summary>
internal sealed record FunctionDescriptor(
    string Name,
    MethodInfo Method,
    TriggerBindingAttribute Trigger,
    HttpRoute? Route,
    FunctionResult Result,
    IReadOnlyList<ParameterBinder> Parameters)
{
    public EmbeddedFunctionDefinition Definition { get; } = new(Name, Method);

    /// <exception cref="FunctionRefusedException">The host cannot serve it.</exception>
    public static FunctionDescriptor Of(string name, MethodInfo method, HostJson host)
    {
        if (!method.DeclaringType!.IsVisible || !method.IsPublic)
        {
            throw new FunctionRefusedException(name, $"{method.DeclaringType.Name}.{method.Name} or its class is not public: the real host would not find it.");
        }
        var triggers = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>()).OfType<TriggerBindingAttribute>().ToArray();
        if (triggers is not [var trigger])
        {
            throw new FunctionRefusedException(name, $"it has {triggers.Length} trigger parameters; a function has one.");
        }
        var route = HttpRoute.Of(name, trigger, host.RoutePrefix);
        var result = FunctionResult.Of(name, method.ReturnType, isHttp: route is not null);
        return new(name, method, trigger, route, result, [.. method.GetParameters().Select(parameter => ParameterBinding.Of(name, parameter, route))]);
    }

    public async Task<object?> CallAsync(EmbeddedFunctionContext context)
    {
        var instance = Method.IsStatic ? null : CreateInstance(context.InstanceServices);
        var arguments = Parameters.Select(bind => bind(context)).ToArray();
        return await Result.UnwrapAsync(Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null));
    }

    private object CreateInstance(IServiceProvider services) =>
        services.GetService(Method.DeclaringType!) ?? ActivatorUtilities.CreateInstance(services, Method.DeclaringType!);
}
