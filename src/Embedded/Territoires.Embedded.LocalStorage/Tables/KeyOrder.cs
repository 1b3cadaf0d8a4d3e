namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>The order of strings, by code point: that of the rows in SQLite, so that filters and pages agree.</summary>
internal static class KeyOrder
{
    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        if (shared == left.Length || shared == right.Length)
        {
            return left.Length - right.Length;
        }

        var (a, b) = (left[shared], right[shared]);
        // A surrogate stands for a code point above every other UTF-16 unit.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
    }
}
