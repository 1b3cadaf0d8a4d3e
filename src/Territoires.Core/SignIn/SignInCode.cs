using System.Security.Cryptography;

namespace Territoires.Core.SignIn;

/// <summary>
/// The code that stands beside the link in its mail, for whoever reads the mail elsewhere than where they asked. Only the
/// browser that asked may type it, five times: one of 2^40 is not found so.
/// </summary>
public static class SignInCode
{
    public const int Length = 8;

    /// <summary>No I, L, O or U, which are read for others.</summary>
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>« K7QM-2XDP », as people read it.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    /// <summary>The code in what was typed, in capitals or not, with or without its hyphen; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var signs = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant().Replace('O', '0')
            .Replace('I', '1').Replace('L', '1');
        return signs.Length == Length && signs.All(Signs.Contains) ? signs : null;
    }
}
