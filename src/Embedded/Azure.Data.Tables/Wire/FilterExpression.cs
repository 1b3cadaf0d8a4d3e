#nullable enable
using System.Linq.Expressions;
using System.Reflection;

namespace Azure.Data.Tables.Wire;

/// <summary>A predicate on an entity as an OData filter: comparisons of one property with one value, joined by and, or, not.</summary>
internal static class FilterExpression
{
    private static readonly Dictionary<ExpressionType, (string Operator, string Flipped)> Comparisons = new()
    {
        [ExpressionType.Equal] = ("eq", "eq"),
        [ExpressionType.NotEqual] = ("ne", "ne"),
        [ExpressionType.GreaterThan] = ("gt", "lt"),
        [ExpressionType.GreaterThanOrEqual] = ("ge", "le"),
        [ExpressionType.LessThan] = ("lt", "gt"),
        [ExpressionType.LessThanOrEqual] = ("le", "ge"),
    };

    /// <exception cref="NotSupportedException">The predicate says something that the service cannot evaluate.</exception>
    public static string Of<T>(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Translate(filter.Body);
    }

    private static string Translate(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and => $"({Translate(and.Left)}) and ({Translate(and.Right)})",
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or => $"({Translate(or.Left)}) or ({Translate(or.Right)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Translate(not.Operand)})",
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Translate(convert.Operand),
        BinaryExpression binary when Comparisons.TryGetValue(binary.NodeType, out var comparison) => Compare(binary, comparison.Operator, comparison.Flipped),
        _ when PropertyOf(node) is { } flag => $"{flag} eq true",
        _ => throw Unsupported(node),
    };

    private static string Compare(BinaryExpression binary, string comparison, string flipped)
    {
        // string.Compare(property, value) >= 0 is how C# says property >= value.
        if (ComparedStrings(binary.Left) is { } strings && Evaluate(binary.Right) is 0)
        {
            return Compare(strings.Left, strings.Right, comparison, flipped) ?? throw Unsupported(binary);
        }

        return Compare(binary.Left, binary.Right, comparison, flipped) ?? throw Unsupported(binary);
    }

    private static string? Compare(Expression left, Expression right, string comparison, string flipped) =>
        PropertyOf(left) is { } property ? $"{property} {comparison} {FilterLiteral.Of(Value(right, left))}"
        : PropertyOf(right) is { } other ? $"{other} {flipped} {FilterLiteral.Of(Value(left, right))}"
        : null;

    private static (Expression Left, Expression Right)? ComparedStrings(Expression node) => node switch
    {
        MethodCallExpression { Method: { Name: nameof(string.Compare) or nameof(string.CompareOrdinal), IsStatic: true } method, Arguments: [var left, var right] }
            when method.DeclaringType == typeof(string) => (left, right),
        MethodCallExpression { Method.Name: nameof(string.CompareTo), Object: { } instance, Arguments: [var argument] } => (instance, argument),
        _ => null,
    };

    private static string? PropertyOf(Expression node) => node switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } convert => PropertyOf(convert.Operand),
        MemberExpression { Expression: ParameterExpression or UnaryExpression { Operand: ParameterExpression }, Member: PropertyInfo property } => EntityShape.NameOf(property),
        // A nullable's Value is the property itself.
        MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: MemberExpression inner } when Nullable.GetUnderlyingType(inner.Type) is not null => PropertyOf(inner),
        // TableEntity: entity["Name"] and entity.GetInt32("Name").
        MethodCallExpression { Object: ParameterExpression entity, Arguments: [var name] } call
            when entity.Type == typeof(TableEntity) && (call.Method.Name == "get_Item" || call.Method.Name.StartsWith("Get", StringComparison.Ordinal)) => (string?)Evaluate(name),
        _ => null,
    };

    private static object? Value(Expression value, Expression comparedWith)
    {
        var evaluated = Evaluate(value);
        while (comparedWith is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            comparedWith = convert.Operand;
        }

        // The compiler compares enums as numbers; they are stored by name.
        var type = Nullable.GetUnderlyingType(comparedWith.Type) ?? comparedWith.Type;
        return type.IsEnum && evaluated is not null and not Enum ? Enum.ToObject(type, evaluated) : evaluated;
    }

    private static object? Evaluate(Expression node)
    {
        try
        {
            return node is ConstantExpression constant
                ? constant.Value
                : Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();
        }
        catch (InvalidOperationException)
        {
            // The value refers to the entity itself.
            throw Unsupported(node);
        }
    }

    private static NotSupportedException Unsupported(Expression node) =>
        new($"'{node}' cannot be a table filter: write comparisons of one property with one value, joined by &&, || and !.");
}
