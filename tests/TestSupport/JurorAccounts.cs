namespace Territoires.Tests.TestSupport;

/// <summary>The accounts of those who sit in the jury of a test: a jury is composed of people who can come.</summary>
public static class JurorAccounts
{
    public static string AddressOf(string id) => $"{id}@exemple.invalid";

    /// <summary>Harmless for those that are there.</summary>
    public static async Task OpenAsync(TestApp app, params string[] ids)
    {
        foreach (var id in ids)
        {
            await app.As(Role.Administrator).PutAsync(
                "/api/accounts", new { address = AddressOf(id), id, roles = new[] { "juror" } }, ("If-None-Match", "*"));
        }
    }
}
