namespace Territoires.Web.OpenApi;

/// <summary>A kind of things of the API.</summary>
/// <param name="Word">As addresses have it.</param>
/// <param name="Name">As people say it.</param>
public sealed record ApiResource(string Word, string Name);

public static class ApiResources
{
    /// <summary>In the order of the documentation.</summary>
    public static readonly IReadOnlyList<ApiResource> All =
    [
        new("calls", "Appels"), new("applications", "Candidatures"), new("sessions", "Séances du jury"),
        new("programmes", "Programmes et réseaux"), new("territories", "Territoires"), new("accounts", "Comptes"),
    ];
}
