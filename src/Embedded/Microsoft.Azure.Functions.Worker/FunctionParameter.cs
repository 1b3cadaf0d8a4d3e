using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

public class FunctionParameter(string name, Type type, IReadOnlyDictionary<string, object> properties)
{
    public FunctionParameter(string name, Type type)
        : this(name, type, ImmutableDictionary<string, object>.Empty)
    {
    }

    public string Name { get; } = name;

    public Type Type { get; } = type;

    /// <summary>Under <c>bindingAttribute</c>, the attribute of a trigger or an input.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; } = properties;
}
