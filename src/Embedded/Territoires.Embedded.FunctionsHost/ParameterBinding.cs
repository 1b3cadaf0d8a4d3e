using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Embedded.DurableEngine;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Gives one parameter its value at each invocation.</summary>
internal delegate object? ParameterBinder(EmbeddedFunctionContext context);

/// <summary>Chooses at start how each parameter is filled; a kind that is not here refuses the start.</summary>
internal static class ParameterBinding
{
    private static readonly MethodInfo GetInput = typeof(TaskOrchestrationContext).GetMethod(nameof(TaskOrchestrationContext.GetInput))!;

    public static ParameterBinder Of(string function, ParameterInfo parameter, HttpRoute? route)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return context => context;
        }
        if (type == typeof(CancellationToken))
        {
            return context => context.CancellationToken;
        }
        if (type == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return context => context.InstanceServices.GetRequiredService<EmbeddedRuntime>().DurableClient;
        }
        var binder = OfTrigger(parameter) ?? OfInput(parameter) ?? OfRoute(parameter, route);
        return binder ?? throw new FunctionRefusedException(function, Explain(parameter, route));
    }

    private static ParameterBinder? OfTrigger(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(HttpTriggerAttribute)) && type == typeof(HttpRequest))
        {
            return context => ((HttpContext)context.Trigger).Request;
        }
        if ((parameter.IsDefined(typeof(TimerTriggerAttribute)) && type == typeof(TimerInfo))
            || (parameter.IsDefined(typeof(OrchestrationTriggerAttribute)) && type == typeof(TaskOrchestrationContext)))
        {
            return context => context.Trigger;
        }
        if (parameter.IsDefined(typeof(ActivityTriggerAttribute)))
        {
            return context =>
            {
                var invocation = (ActivityInvocation)context.Trigger;
                return invocation.Converter.Deserialize(invocation.SerializedInput, type);
            };
        }
        return null;
    }

    /// <summary>The parameter after the orchestration context is the orchestration's input.</summary>
    private static ParameterBinder? OfInput(ParameterInfo parameter)
    {
        var parameters = ((MethodInfo)parameter.Member).GetParameters();
        if (parameter.Position != 1 || !parameters[0].IsDefined(typeof(OrchestrationTriggerAttribute)))
        {
            return null;
        }
        var getInput = GetInput.MakeGenericMethod(parameter.ParameterType);
        return context => getInput.Invoke(context.Trigger, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
    }

    private static ParameterBinder? OfRoute(ParameterInfo parameter, HttpRoute? route)
    {
        var name = parameter.Name!;
        return parameter.ParameterType == typeof(string) && route?.Pattern.GetParameter(name) is not null
            ? context => context.BindingContext.BindingData.GetValueOrDefault(name)
            : null;
    }

    private static string Explain(ParameterInfo parameter, HttpRoute? route) => parameter.ParameterType == typeof(string) && route is not null
        ? $"parameter {parameter.Name} is not in the route \"{route.Template}\": the real host would pass null without a word."
        : $"parameter {parameter.Name} of type {parameter.ParameterType.Name} cannot be bound. The embedded host gives HttpRequest, TimerInfo, "
          + "TaskOrchestrationContext and an activity's input to their triggers, and FunctionContext, CancellationToken, "
          + "[DurableClient] DurableTaskClient, route values as string, and an orchestration's input as second parameter.";
}
