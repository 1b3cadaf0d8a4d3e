using System.Globalization;
using System.Net.Mail;
using Territoires.Core.Storage;

namespace Territoires.Core.Accounts;

/// <summary>An electronic address, in small letters: how a person is reached, and nothing that a fact may hold.</summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The key of its account, the same whoever wrote the address and however.</summary>
    public string Account => TableKeys.Account(Value);

    /// <summary>Null when it is no address; nothing that would end a header line, and no display name, is one.</summary>
    public static EmailAddress? Parse(string? text)
    {
        var address = WithPlainDomain(text?.Trim().ToLowerInvariant() ?? string.Empty);
        return address.Length is > 2 and <= MaxLength
            && address.All(letter => letter is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '(' or ')' or ',' or ';' or ':'))
            && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal)
                ? new EmailAddress(address)
                : null;
    }

    /// <summary>
    /// The domain as the network writes it, so that « évry » and its punycode are one account, and the dot of the root is none.
    /// </summary>
    private static string WithPlainDomain(string address)
    {
        var at = address.LastIndexOf('@');
        try
        {
            return at > 0 ? $"{address[..(at + 1)]}{Domains.GetAscii(address[(at + 1)..].TrimEnd('.'))}" : address;
        }
        catch (ArgumentException)
        {
            return string.Empty; // No domain of any network.
        }
    }

    public override string ToString() => Value;
}
