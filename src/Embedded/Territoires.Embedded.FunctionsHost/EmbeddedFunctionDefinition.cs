using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Territoires.Embedded.FunctionsHost;

internal sealed class EmbeddedFunctionDefinition(string name, MethodInfo method) : FunctionDefinition
{
    public override string Name => name;

    /// <summary>Names are unique ignoring case.</summary>
    public override string Id { get; } = name.ToUpperInvariant();

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly is { IsDynamic: false } assembly ? assembly.Location : "";

    public override ImmutableArray<FunctionParameter> Parameters { get; } = [.. method.GetParameters().Select(Parameter)];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = method.GetParameters()
        .Where(parameter => Attribute(parameter) is not null)
        .ToImmutableDictionary(parameter => parameter.Name!, BindingMetadata (parameter) => new Metadata(parameter.Name!, TypeName(Attribute(parameter)!), BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        method.GetParameters().Any(parameter => Attribute(parameter) is HttpTriggerAttribute)
            ? ImmutableDictionary<string, BindingMetadata>.Empty.Add("$return", new Metadata("$return", "http", BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;

    private static BindingAttribute? Attribute(ParameterInfo parameter) => parameter.GetCustomAttribute<BindingAttribute>();

    /// <summary>HttpTriggerAttribute is httpTrigger, as in function.json.</summary>
    private static string TypeName(BindingAttribute attribute)
    {
        var type = attribute.GetType().Name;
        return char.ToLowerInvariant(type[0]) + type[1..^nameof(System.Attribute).Length];
    }

    private static FunctionParameter Parameter(ParameterInfo parameter) => Attribute(parameter) is { } attribute
        ? new(parameter.Name!, parameter.ParameterType, ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", attribute))
        : new(parameter.Name!, parameter.ParameterType);

    private sealed class Metadata(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
