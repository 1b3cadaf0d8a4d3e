namespace Territoires.Functions.Identity;

/// <summary>What a function asks of its caller. A function on HTTP without it stops the start.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyAttribute(Permission permission) : Attribute
{
    /// <summary>The largest body that a JSON act or a plain form may send, in bytes.</summary>
    public const long SmallBody = 256 * 1024;

    public Permission Permission { get; } = permission;

    /// <summary>The largest body taken, in bytes; refused with 413 before it is read when the length says more.</summary>
    public long MaxBody { get; init; } = SmallBody;
}
