using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>What a function returns, out of its task.</summary>
internal sealed class FunctionResult
{
    private static readonly MethodInfo UnwrapTask = typeof(FunctionResult).GetMethod(nameof(ResultOfTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo UnwrapValueTask = typeof(FunctionResult).GetMethod(nameof(ResultOfValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Func<object, Task<object?>> unwrap;

    private FunctionResult(bool hasValue, Func<object, Task<object?>> unwrap)
    {
        HasValue = hasValue;
        this.unwrap = unwrap;
    }

    /// <summary>False for void, Task and ValueTask: a result that a middleware set then stays.</summary>
    public bool HasValue { get; }

    public static FunctionResult Of(string function, Type declared, bool isHttp)
    {
        var definition = declared.IsGenericType ? declared.GetGenericTypeDefinition() : null;
        var isTaskOfValue = definition == typeof(Task<>) || definition == typeof(ValueTask<>);
        var value = isTaskOfValue ? declared.GetGenericArguments()[0]
            : declared == typeof(void) || declared == typeof(Task) || declared == typeof(ValueTask) ? null : declared;
        if (isHttp && value is not null && !value.IsAssignableTo(typeof(IResult)))
        {
            throw new FunctionRefusedException(function, $"it returns {value.Name}; on the embedded host an HTTP function returns an IResult, or nothing and writes the response.");
        }
        Func<object, Task<object?>> toResult = isTaskOfValue
            ? (definition == typeof(Task<>) ? UnwrapTask : UnwrapValueTask).MakeGenericMethod(value!).CreateDelegate<Func<object, Task<object?>>>()
            : value is not null ? Task.FromResult<object?>
            : declared == typeof(ValueTask) ? task => EndOfAsync(((ValueTask)task).AsTask())
            : declared == typeof(Task) ? task => EndOfAsync((Task)task)
            : _ => Task.FromResult<object?>(null);
        return new(value is not null, toResult);
    }

    public Task<object?> UnwrapAsync(object? returned) => returned is null ? Task.FromResult<object?>(null) : unwrap(returned);

    // VSTHRD003: the tasks below are the function's own; an orchestrator's must be awaited where it runs.
#pragma warning disable VSTHRD003
    private static async Task<object?> EndOfAsync(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> ResultOfTaskAsync<T>(object task) => await (Task<T>)task;

    private static async Task<object?> ResultOfValueTaskAsync<T>(object task) => await (ValueTask<T>)task;
#pragma warning restore VSTHRD003
}
