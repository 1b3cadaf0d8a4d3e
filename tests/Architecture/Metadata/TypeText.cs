using System.Reflection;

namespace Territoires.Tests.Architecture.Metadata;

/// <summary>Writes a type as the listings do: full names, C# keywords, <c>?</c> for what may be null.</summary>
/// <param name="markTypeParameters">Whether a bare type parameter may carry its <c>?</c>; most listed members left it out.</param>
internal sealed class TypeText(bool markTypeParameters)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private readonly NullabilityInfoContext nullability = new();

    public string Of(ParameterInfo parameter)
    {
        var info = nullability.Create(parameter);
        return Of(info.Type, info, parameter.IsOut || parameter.Position < 0 ? info.ReadState : info.WriteState);
    }

    public string Of(PropertyInfo property)
    {
        var info = nullability.Create(property);
        return Of(info.Type, info, property.CanRead ? info.ReadState : info.WriteState);
    }

    public string Of(FieldInfo field)
    {
        var info = nullability.Create(field);
        return Of(info.Type, info, info.ReadState);
    }

    /// <summary>A type whose nullability is not stated: a base, a constraint, an argument of <c>typeof</c>.</summary>
    public static string Plain(Type type) => new TypeText(false).Of(type, null, NullabilityState.Unknown);

    private string Of(Type type, NullabilityInfo? info, NullabilityState state)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, info, state);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, info, NullabilityState.NotNull) + "?";
        }

        var mark = state == NullabilityState.Nullable && (markTypeParameters || !type.IsGenericParameter) ? "?" : string.Empty;
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, info?.ElementType, info?.ElementType?.ReadState ?? NullabilityState.Unknown)}[]{mark}";
        }

        return type.IsGenericParameter ? type.Name + mark
            : Keywords.TryGetValue(type, out var keyword) ? keyword + mark
            : Name(type, info) + mark;
    }

    private string Name(Type type, NullabilityInfo? info)
    {
        var name = type.IsNested ? $"{Name(type.DeclaringType!, null)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        if (name.IndexOf('`', StringComparison.Ordinal) is > 0 and var tick)
        {
            name = name[..tick];
        }

        var arguments = type.GetGenericArguments();
        return arguments.Length == 0
            ? name
            : $"{name}<{string.Join(", ", arguments.Select((argument, i) => Of(argument, Argument(info, i))))}>";
    }

    private string Of(Type argument, NullabilityInfo? info) => Of(argument, info, info?.ReadState ?? NullabilityState.Unknown);

    private static NullabilityInfo? Argument(NullabilityInfo? info, int index) =>
        info is not null && index < info.GenericTypeArguments.Length ? info.GenericTypeArguments[index] : null;
}
