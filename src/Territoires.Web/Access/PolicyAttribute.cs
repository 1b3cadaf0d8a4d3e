namespace Territoires.Web.Access;

/// <summary>What a page or a function asks of its caller. One on HTTP without it stops the start.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PolicyAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;

    /// <summary>What it takes in; more than the largest of that kind is refused with 413, announced or counted.</summary>
    public BodyKind Body { get; init; }

    /// <summary>
    /// Of what takes something in and is open to everybody, or has somebody written to: how much of it one client may send.
    /// </summary>
    public ClientLimit Limit { get; init; }
}
