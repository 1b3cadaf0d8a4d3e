namespace Territoires.Embedded.FunctionsHost;

/// <summary>The host does not start, because it could not serve this function as the real host does.</summary>
public sealed class FunctionRefusedException : InvalidOperationException
{
    public FunctionRefusedException(string function, string reason)
        : base($"Function {function}: {reason}") => Function = function;

    public string Function { get; }
}
