using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Mirror;

/// <summary>Writes the public and protected members of a type as the listings do, one a line.</summary>
internal sealed class MemberText(TypeText types)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public IEnumerable<string> Of(Type type)
    {
        var name = TypeText.Plain(type);
        yield return $"TYPE {Attributes(type)}{Declaration(type, name)}";
        if (type.IsEnum)
        {
            foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                yield return $"{name} :: {value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            }
        }
        else if (!IsDelegate(type))
        {
            foreach (var member in Members(type))
            {
                yield return $"{name} :: {member}";
            }
        }
    }

    private IEnumerable<string> Members(Type type)
    {
        var fields = type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(Field);
        var constructors = type.GetConstructors(Declared).Where(IsSeen).Where(method => !method.IsStatic)
            .Select(method => $"{Attributes(method)}{Access(method)} .ctor({Parameters(method)})");
        // The listings leave out what the compiler adds to a record and nobody writes: EqualityContract, <Clone>$.
        var properties = type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsSeen))
            .Where(property => property.Name != "EqualityContract")
            .Select(property => Property(type, property));
        var methods = type.GetMethods(Declared).Where(IsSeen)
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
            .Select(method => Method(type, method));
        return [.. fields, .. constructors, .. properties, .. methods];
    }

    private string Declaration(Type type, string name)
    {
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"public delegate {types.Of(invoke.ReturnParameter)} {name}({Parameters(invoke)})";
        }

        if (type.IsEnum)
        {
            return $"public enum {name} : {TypeText.Plain(Enum.GetUnderlyingType(type))}";
        }

        var isRecord = type.GetMethod("<Clone>$", Declared) is not null;
        var kind = type.IsInterface ? "interface"
            : type.IsValueType ? (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly struct" : "struct")
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty)
                + (isRecord ? "class record" : "class");
        var bases = string.Join(", ", Bases(type).Select(TypeText.Plain));
        return $"public {kind} {name}{(bases.Length > 0 ? " : " + bases : string.Empty)}{Constraints(type.GetGenericArguments())}";
    }

    /// <summary>The base class and the interfaces that the declaration names: not those that come with them.</summary>
    private static IEnumerable<Type> Bases(Type type)
    {
        var hasBase = type.BaseType is not null && type.BaseType != typeof(object) && type.BaseType != typeof(ValueType);
        var all = type.GetInterfaces();
        var inherited = all.SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        return (hasBase ? [type.BaseType!] : Type.EmptyTypes)
            .Concat(all.Where(one => !inherited.Contains(one)).OrderBy(one => one.FullName ?? one.Name, StringComparer.Ordinal));
    }

    private string Field(FieldInfo field)
    {
        var modifiers = field.IsLiteral ? " const" : (field.IsStatic ? " static" : string.Empty) + (field.IsInitOnly ? " readonly" : string.Empty);
        var value = field.IsLiteral ? $" = {Value(field.GetRawConstantValue(), field.FieldType)}" : string.Empty;
        return $"{Attributes(field)}{(field.IsPublic ? "public" : "protected")}{modifiers} {types.Of(field)} {field.Name}{value}";
    }

    private string Property(Type type, PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsSeen).ToList();
        var widest = accessors.OrderByDescending(accessor => accessor.IsPublic).First();
        var get = property.GetMethod is { } getter && IsSeen(getter) ? $"{Narrower(getter, widest)}get; " : string.Empty;
        var set = property.SetMethod is { } setter && IsSeen(setter)
            ? $"{Narrower(setter, widest)}{(IsInit(setter) ? "init" : "set")}; "
            : string.Empty;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(one => $"{types.Of(one)} {one.Name}"))}]";
        return $"{Attributes(property)}{Modifiers(type, widest)}{types.Of(property)} {name} {{ {get}{set}}}";
    }

    private string Method(Type type, MethodInfo method)
    {
        var arguments = method.GetGenericArguments();
        var generic = arguments.Length == 0 ? string.Empty : $"<{string.Join(", ", arguments.Select(one => one.Name))}>";
        return $"{Attributes(method)}{Modifiers(type, method)}{types.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)}){Constraints(arguments)}";
    }

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.Position == 0 && method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : string.Empty)
        + (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : string.Empty)
        + (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : string.Empty)
        + $"{types.Of(parameter)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue, parameter.ParameterType)}" : string.Empty)));

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        _ when type.IsEnum => $"{TypeText.Plain(type)}.{Enum.GetName(type, value)}",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifiers(Type type, MethodInfo method)
    {
        if (type.IsInterface)
        {
            return string.Empty;
        }

        var isOverride = method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot);
        var modifiers = method.IsStatic ? " static"
            : isOverride ? (method.IsFinal ? " sealed override" : " override")
            : method.IsAbstract ? " abstract"
            : method.IsVirtual && !method.IsFinal ? " virtual"
            : string.Empty;
        return $"{Access(method)}{modifiers} ";
    }

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Select(argument =>
    {
        var flags = argument.GenericParameterAttributes;
        string[] all =
        [
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? ["struct"] : Array.Empty<string>(),
            .. argument.GetGenericParameterConstraints().Where(one => one != typeof(ValueType)).Select(TypeText.Plain),
            .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
                ? ["new()"]
                : Array.Empty<string>(),
        ];
        return all.Length == 0 ? string.Empty : $" where {argument.Name} : {string.Join(", ", all)}";
    }));

    /// <summary>The three attributes that the listings give.</summary>
    private static string Attributes(MemberInfo member)
    {
        var text = string.Empty;
        foreach (var attribute in member.GetCustomAttributesData())
        {
            text += attribute.AttributeType switch
            {
                var type when type == typeof(ObsoleteAttribute) => "[Obsolete] ",
                var type when type == typeof(FlagsAttribute) => "[Flags] ",
                var type when type == typeof(AttributeUsageAttribute) =>
                    $"[AttributeUsage({(AttributeTargets)attribute.ConstructorArguments[0].Value!}{string.Concat(attribute.NamedArguments.Select(one => $", {one.MemberName}={one.TypedValue.Value}"))})] ",
                _ => string.Empty,
            };
        }

        return text;
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Narrower(MethodInfo accessor, MethodInfo widest) => widest.IsPublic && !accessor.IsPublic ? "protected " : string.Empty;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));
}
