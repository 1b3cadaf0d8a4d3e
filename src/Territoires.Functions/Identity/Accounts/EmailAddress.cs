using System.Net.Mail;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Identity.Accounts;

/// <summary>An electronic address, in small letters: how a person is reached, and nothing that a fact may hold.</summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The key of its account, the same whoever wrote the address and however.</summary>
    public string Account => TableKeys.Account(Value);

    /// <summary>Null when it is no address; nothing that would end a header line, and no display name, is one.</summary>
    public static EmailAddress? Parse(string? text)
    {
        var address = text?.Trim().ToLowerInvariant() ?? string.Empty;
        return address.Length is > 2 and <= MaxLength
            && address.All(letter => letter is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '(' or ')' or ',' or ';' or ':'))
            && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.', StringComparison.Ordinal)
                ? new EmailAddress(address)
                : null;
    }

    public override string ToString() => Value;
}
