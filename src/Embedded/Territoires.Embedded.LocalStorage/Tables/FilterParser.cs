using System.Globalization;
using System.Text.RegularExpressions;
using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>
/// <c>or := and ('or' and)*; and := not ('and' not)*; not := 'not' not | '(' or ')' | comparison;
/// comparison := name op literal | literal op name | name</c> (a bare name is a boolean property).
/// </summary>
internal sealed partial class FilterParser
{
    // A filter is a request's text: its nesting must not decide how deep our stack goes.
    private const int DeepestNesting = 100;

    private readonly List<string> _tokens = [];
    private int _next;
    private int _depth;

    private FilterParser(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var match = Token().Match(text, position);
            if (!match.Success || match.Length == 0)
            {
                throw Invalid();
            }

            position += match.Length;
            if (!string.IsNullOrWhiteSpace(match.Value))
            {
                _tokens.Add(match.Value.Trim());
            }
        }
    }

    /// <exception cref="ServiceFault">400 InvalidInput: the text is no filter.</exception>
    public static Filter Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Filter.All;
        }

        try
        {
            var parser = new FilterParser(text);
            var filter = parser.Or();
            return parser._next == parser._tokens.Count ? filter : throw Invalid();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw Invalid();
        }
    }

    private static ServiceFault Invalid() => ServiceFault.InvalidInput("One of the request inputs is not valid: the filter cannot be read.");

    private static bool IsName(string token) =>
        (char.IsLetter(token[0]) || token[0] == '_') && !token.Contains('\'', StringComparison.Ordinal) && token is not ("true" or "false");

    private static object Literal(string token)
    {
        if (token is "true" or "false")
        {
            return token == "true";
        }

        var quote = token.IndexOf('\'', StringComparison.Ordinal);
        if (quote >= 0)
        {
            var content = token[(quote + 1)..^1].Replace("''", "'", StringComparison.Ordinal);
            return token[..quote] switch
            {
                "" => content,
                "datetime" => EntityCodec.ParseTime(content),
                "guid" => Guid.Parse(content),
                "X" or "binary" => Convert.FromHexString(content),
                _ => throw Invalid(),
            };
        }

        if (token.EndsWith('L'))
        {
            return long.Parse(token[..^1], CultureInfo.InvariantCulture);
        }

        // Boxed apart: a conditional would make both of them doubles.
        return int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (object)number
            : double.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private Filter Or()
    {
        var filter = And();
        while (TakeIf("or"))
        {
            filter = filter.Or(And());
        }

        return filter;
    }

    private Filter And()
    {
        var filter = Not();
        while (TakeIf("and"))
        {
            filter = filter.And(Not());
        }

        return filter;
    }

    private Filter Not()
    {
        if (++_depth > DeepestNesting)
        {
            throw Invalid();
        }

        Filter filter;
        if (TakeIf("not"))
        {
            filter = Not().Not();
        }
        else if (TakeIf("("))
        {
            filter = Or();
            if (!TakeIf(")"))
            {
                throw Invalid();
            }
        }
        else
        {
            filter = Comparison();
        }

        _depth--;
        return filter;
    }

    private Filter Comparison()
    {
        var left = Take();
        if (_next == _tokens.Count || _tokens[_next] is not ("eq" or "ne" or "gt" or "ge" or "lt" or "le"))
        {
            return IsName(left) ? Filter.Compare(left, "eq", true) : throw Invalid();
        }

        var comparison = Take();
        var right = Take();
        return (IsName(left), IsName(right)) switch
        {
            (true, false) => Filter.Compare(left, comparison, Literal(right)),
            (false, true) => Filter.Compare(right, Flipped(comparison), Literal(left)),
            _ => throw Invalid(),
        };
    }

    private static string Flipped(string comparison) => comparison switch
    {
        "gt" => "lt",
        "ge" => "le",
        "lt" => "gt",
        "le" => "ge",
        _ => comparison,
    };

    private string Take() => _next < _tokens.Count && _tokens[_next] is not ("(" or ")") ? _tokens[_next++] : throw Invalid();

    private bool TakeIf(string token)
    {
        if (_next < _tokens.Count && _tokens[_next] == token)
        {
            _next++;
            return true;
        }

        return false;
    }

    [GeneratedRegex(@"\G(\s+|[()]|(datetime|guid|X|binary)?'([^']|'')*'|[\p{L}_][\p{L}\p{Nd}_]*|-?[0-9][0-9A-Za-z.+-]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
