using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Territoires.LocalHost.App;

namespace Territoires.LocalHost.Durable;

/// <summary>
/// The WebJobs SDK finds functions by reflection: this class makes one for the app's durable functions, with a public method for each,
/// <c>[FunctionName("…")] Task&lt;object&gt; …([OrchestrationTrigger] string input)</c>, that calls <see
/// cref="DurableFunction.InvokeAsync"/>.
/// </summary>
internal static class DurableFunctions
{
    private static readonly Dictionary<string, Type> Triggers = new()
    {
        [AppFunction.Orchestration] = typeof(OrchestrationTriggerAttribute),
        [AppFunction.Activity] = typeof(ActivityTriggerAttribute),
        [AppFunction.Entity] = typeof(EntityTriggerAttribute),
    };

    public static Type ToType(IEnumerable<AppFunction> functions)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("Territoires.LocalHost.Emitted"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Functions")
            .DefineType("Functions", TypeAttributes.Public | TypeAttributes.Class, typeof(DurableFunction));
        DefineConstructor(type);
        foreach (var function in functions) { DefineMethod(type, function.Name, Triggers.Single(one => function.Is(one.Key)).Value); }

        return type.CreateType();
    }

    private static void DefineConstructor(TypeBuilder type)
    {
        var parent = typeof(DurableFunction).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single();
        var arguments = parent.GetParameters().Select(one => one.ParameterType).ToArray();
        var body = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, arguments).GetILGenerator();
        for (var i = 0; i <= arguments.Length; i++) { body.Emit(OpCodes.Ldarg, i); }

        body.Emit(OpCodes.Call, parent);
        body.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder type, string function, Type trigger)
    {
        var method = type.DefineMethod(function, MethodAttributes.Public, typeof(Task<object>), [typeof(string)]);
        method.SetCustomAttribute(new CustomAttributeBuilder(typeof(FunctionNameAttribute).GetConstructor([typeof(string)])!, [function]));
        method.DefineParameter(1, ParameterAttributes.None, "input")
            .SetCustomAttribute(new CustomAttributeBuilder(trigger.GetConstructor([])!, []));
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldstr, function);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Call, typeof(DurableFunction).GetMethod(nameof(DurableFunction.InvokeAsync))!);
        body.Emit(OpCodes.Ret);
    }
}
