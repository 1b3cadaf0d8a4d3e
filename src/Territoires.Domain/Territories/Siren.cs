namespace Territoires.Domain.Territories;

/// <summary>
/// The number of a legal body in the Sirene register: nine digits, the last of which is a check digit (Luhn).
/// It round-trips through any serialiser that sets <see cref="Value"/>, which checks what it is given.
/// </summary>
public readonly record struct Siren
{
    private const int Length = 9;

    /// <exception cref="ArgumentException">The text is not a SIREN.</exception>
    public Siren(string value) => Value = value;

    /// <summary>Nine digits, without spaces; empty for <c>default</c>.</summary>
    public string Value
    {
        get => field ?? "";
        init => field = Read(value) ?? throw new ArgumentException($"'{value}' is not a SIREN.", nameof(value));
    }

    /// <summary>Reads nine digits; spaces of any kind between them are allowed, as in « 200 071 827 ».</summary>
    public static bool TryParse(string? text, out Siren siren)
    {
        var read = Read(text);
        siren = read is null ? default : new Siren(read);
        return read is not null;
    }

    public override string ToString() => Value;

    private static string? Read(string? text)
    {
        var digits = CodeText.Compact(text);
        return digits.Length == Length && digits.All(char.IsAsciiDigit) && Luhn(digits) && !digits.All(digit => digit == '0')
            ? digits
            : null;
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var position = 0; position < Length; position++)
        {
            var digit = digits[^(position + 1)] - '0';
            var weighted = position % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
