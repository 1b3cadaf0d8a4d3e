namespace Territoires.Domain.Territories;

/// <summary>
/// The code of a département or of an overseas collectivity in the Code officiel géographique: 01 to 95, 2A and 2B
/// for Corse, 971 to 989 overseas. F0 to F9, which the Code cannot hold, are ours for invented départements.
/// </summary>
public readonly record struct DepartementCode
{
    /// <exception cref="ArgumentException">The text is not the code of a département.</exception>
    public DepartementCode(string value) => Value = value;

    /// <summary>Two or three characters; empty for <c>default</c>.</summary>
    public string Value
    {
        get => field ?? "";
        init => field = Read(value) ?? throw new ArgumentException($"'{value}' is not the code of a département.", nameof(value));
    }

    public bool IsFictitious => Value.StartsWith('F');

    public static bool TryParse(string? text, out DepartementCode code)
    {
        var read = Read(text);
        code = read is null ? default : new DepartementCode(read);
        return read is not null;
    }

    public override string ToString() => Value;

    private static string? Read(string? text)
    {
        var code = CodeText.Compact(text);
        return code switch
        {
            "20" => null, // Corse has been 2A and 2B since 1976
            "2A" or "2B" => code,
            ['F', >= '0' and <= '9'] => code,
            [>= '0' and <= '8', >= '0' and <= '9'] when code != "00" => code,
            ['9', >= '0' and <= '5'] => code,
            ['9', '7' or '8', >= '0' and <= '9'] when code is not ("970" or "979" or "980") => code,
            _ => null,
        };
    }
}
