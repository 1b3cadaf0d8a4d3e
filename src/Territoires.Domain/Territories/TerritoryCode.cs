namespace Territoires.Domain.Territories;

public enum CodeScheme
{
    Insee,
    Siren,
}

/// <summary>
/// A code that names a body. The value is text, not a <see cref="Siren"/> or an <see cref="InseeCode"/>, because
/// invented bodies carry codes that those types refuse: none of them may pass for a real one.
/// </summary>
public sealed record TerritoryCode(CodeScheme Scheme, string Value)
{
    public static TerritoryCode Of(Siren siren) => new(CodeScheme.Siren, siren.Value);

    public static TerritoryCode Of(InseeCode insee) => new(CodeScheme.Insee, insee.Value);

    /// <summary>Whether the value could be that of a real body: well formed, check digit included.</summary>
    public bool CouldBeReal => Scheme == CodeScheme.Siren ? Siren.TryParse(Value, out _) : InseeCode.TryParse(Value, out _);
}
