using System.Reflection;
using System.Reflection.Emit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Territoires.Embedded.FunctionsHost.Tests;

/// <summary>An assembly of functions that the host must refuse: written down as source, they would spoil the sample app beside them.</summary>
internal sealed class EmittedFunctions
{
    private static readonly string[] Get = ["get"];
    private readonly AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new("Emitted" + Guid.NewGuid().ToString("N")), AssemblyBuilderAccess.Run);
    private readonly ModuleBuilder module;
    private int count;

    public EmittedFunctions() => module = assembly.DefineDynamicModule("Emitted");

    public Assembly Assembly => assembly;

    public static EmittedParameter Http(string? route, params string[] methods) => new("request", typeof(HttpRequest),
        Trigger<HttpTriggerAttribute>([typeof(AuthorizationLevel), typeof(string[])], [AuthorizationLevel.Anonymous, methods], nameof(HttpTriggerAttribute.Route), route));

    public static EmittedParameter KeyedHttp() => new("request", typeof(HttpRequest), Trigger<HttpTriggerAttribute>([typeof(string[])], [Get]));

    public static EmittedParameter Timer(string schedule, bool runOnStartup = false) => new("timer", typeof(TimerInfo),
        Trigger<TimerTriggerAttribute>([typeof(string)], [schedule], nameof(TimerTriggerAttribute.RunOnStartup), runOnStartup));

    public static EmittedParameter Activity(Type type, string? name = null) => new("input", type,
        Trigger<ActivityTriggerAttribute>([], [], nameof(ActivityTriggerAttribute.Activity), name));

    public EmittedFunctions Add(
        string name, Type returns, EmittedParameter[] parameters, TypeAttributes visibility = TypeAttributes.Public, MethodAttributes access = MethodAttributes.Public)
    {
        var type = module.DefineType($"Emitted{++count}", TypeAttributes.Class | visibility);
        var method = type.DefineMethod("Run", access | MethodAttributes.Static, returns, Array.ConvertAll(parameters, parameter => parameter.Type));
        method.SetCustomAttribute(new(typeof(FunctionAttribute).GetConstructor([typeof(string)])!, [name]));
        for (var index = 0; index < parameters.Length; index++)
        {
            var parameter = method.DefineParameter(index + 1, ParameterAttributes.None, parameters[index].Name);
            if (parameters[index].Attribute is { } attribute)
            {
                parameter.SetCustomAttribute(attribute);
            }
        }
        method.GetILGenerator().ThrowException(typeof(InvalidOperationException));
        type.CreateType();
        return this;
    }

    private static CustomAttributeBuilder Trigger<T>(Type[] types, object[] values, string? property = null, object? value = null) =>
        property is null || value is null
            ? new(typeof(T).GetConstructor(types)!, values)
            : new(typeof(T).GetConstructor(types)!, values, [typeof(T).GetProperty(property)!], [value]);

    internal sealed record EmittedParameter(string Name, Type Type, CustomAttributeBuilder? Attribute = null);
}
