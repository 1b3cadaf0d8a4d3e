using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Territoires.LocalHost.Protocol;
using Territoires.LocalHost.Worker;

namespace Territoires.LocalHost.Durable;

/// <summary>
/// What the methods of <see cref="DurableFunctions"/> call: the worker runs the function on the text that the extension gives.
/// </summary>
/// <remarks>Public, and so is its constructor's argument, because the emitted class stands in another assembly.</remarks>
public abstract class DurableFunction
{
    private readonly DurableCalls calls;
    protected DurableFunction(DurableCalls calls) => this.calls = calls;
    public Task<object?> InvokeAsync(string function, string? input) => calls.InvokeAsync(function, input);
}

/// <summary>Calls of durable functions. For an orchestrator, request and answer are base64 of protobuf messages.</summary>
public sealed class DurableCalls
{
    private readonly AppWorker worker;
    private readonly Dictionary<string, App.AppFunction> functions;
    private readonly HeldClock? clock;

    internal DurableCalls(AppWorker worker, IEnumerable<App.AppFunction> functions, HeldClock? clock)
    {
        (this.worker, this.clock) = (worker, clock);
        this.functions = functions.ToDictionary(one => one.Name);
    }

    internal async Task<object?> InvokeAsync(string name, string? input)
    {
        var function = functions[name];
        var turn = function.Is(App.AppFunction.Orchestration) && clock is not null ? new HeldTurn(input!, clock) : null;
        var trigger = input is null ? new TypedData() : new TypedData { String = turn?.Request ?? input };
        var response = await worker.InvokeAsync(new Invocation(function, trigger), CancellationToken.None);
        FunctionFailedException.ThrowIfFailed(response.Result);
        var answer = Read(response.ReturnValue);
        turn?.Keep((string)answer!);
        return answer;
    }

    private static object? Read(TypedData? data) => data?.DataCase switch
    {
        TypedData.DataOneofCase.String => data.String,
        TypedData.DataOneofCase.Json => Read(data.Json),
        _ => null,
    };

    /// <summary>
    /// A JSON text as a plain text, which is what the extension expects of an orchestrator; dates stay as they are written.
    /// </summary>
    private static object? Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        var token = JToken.ReadFrom(reader);
        return token.Type == JTokenType.String ? token.Value<string>() : token;
    }
}
