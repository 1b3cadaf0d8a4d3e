namespace Territoires.Domain.Territories;

/// <summary>
/// The code of a commune in the Code officiel géographique: five characters, that of its département first.
/// It is not a postcode, which looks the same.
/// </summary>
public readonly record struct InseeCode
{
    private const int Length = 5;

    /// <exception cref="ArgumentException">The text is not the code of a commune.</exception>
    public InseeCode(string value) => Value = value;

    /// <summary>Five characters; empty for <c>default</c>.</summary>
    public string Value
    {
        get => field ?? "";
        init => field = Read(value) ?? throw new ArgumentException($"'{value}' is not the code of a commune.", nameof(value));
    }

    public DepartementCode Departement => DepartementOf(Value) is { } code ? new DepartementCode(code) : default;

    public static bool TryParse(string? text, out InseeCode code)
    {
        var read = Read(text);
        code = read is null ? default : new InseeCode(read);
        return read is not null;
    }

    public override string ToString() => Value;

    private static string? Read(string? text)
    {
        var code = CodeText.Compact(text);
        var wellFormed = code.Length == Length && code.Skip(2).All(char.IsAsciiDigit);
        return wellFormed && DepartementCode.TryParse(DepartementOf(code), out var departement) && !departement.IsFictitious
            ? code
            : null;
    }

    private static string? DepartementOf(string code) => code switch
    {
        { Length: < Length } => null,
        ['9', '7' or '8', ..] => code[..3],
        _ => code[..2],
    };
}
