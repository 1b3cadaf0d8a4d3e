namespace Territoires.Core;

/// <summary>Who acts: an identifier and roles, never a name.</summary>
/// <param name="Id">Stable identifier, e.g. <c>juror-3</c>.</param>
/// <param name="Roles">The roles of the token, <see cref="Role.Public"/> included.</param>
/// <param name="Call">When set, the token is good for this call only.</param>
/// <param name="Departements">For a service of the State: the area on which it gives opinions.</param>
public sealed record Actor(string Id, IReadOnlySet<Role> Roles, string? Call, IReadOnlyList<string> Departements)
{
    public static readonly Actor Anybody = new("public", new HashSet<Role> { Role.Public }, null, []);

    /// <summary>The program itself, in activities, queues and the nightly round.</summary>
    public static readonly Actor Program = new("program", new HashSet<Role>(), null, []);

    public bool Is(Role role) => Roles.Contains(role);

    public bool IsSignedIn => Roles.Any(role => role != Role.Public);

    /// <summary>False when the token was made for another call.</summary>
    public bool MayTouch(string call) => Call is null || Call == call;
}
