namespace Territoires.Domain.Territories;

/// <summary>
/// The code of a région in the Code officiel géographique: two digits, or the three of an overseas collectivity
/// that belongs to no région. F0 to F9 are ours for invented régions.
/// </summary>
public readonly record struct RegionCode
{
    /// <exception cref="ArgumentException">The text is not the code of a région.</exception>
    public RegionCode(string value) => Value = value;

    /// <summary>Two or three characters; empty for <c>default</c>.</summary>
    public string Value
    {
        get => field ?? "";
        init => field = Read(value) ?? throw new ArgumentException($"'{value}' is not the code of a région.", nameof(value));
    }

    public bool IsFictitious => Value.StartsWith('F');

    public static bool TryParse(string? text, out RegionCode code)
    {
        var read = Read(text);
        code = read is null ? default : new RegionCode(read);
        return read is not null;
    }

    public override string ToString() => Value;

    private static string? Read(string? text)
    {
        var code = CodeText.Compact(text);
        return code switch
        {
            ['F', >= '0' and <= '9'] => code,
            [>= '0' and <= '9', >= '0' and <= '9'] when code != "00" => code,
            ['9', '7' or '8', >= '0' and <= '9'] => code,
            _ => null,
        };
    }
}
