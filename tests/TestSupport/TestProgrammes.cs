namespace Territoires.Tests.TestSupport;

/// <summary>A programme as a test writes it down, through the API.</summary>
public static class TestProgrammes
{
    /// <summary>Four members before the first one that is known by name, in two départements.</summary>
    public static object Rules(string name = "Programme d’essai") => new
    {
        name,
        summary = "Un programme inventé pour les tests.",
        bodies = new[] { new { name = "Agence fictive", role = "pilot" } },
        categories = new[]
        {
            new { key = "qpv", label = "en quartier prioritaire" }, new { key = "hors", label = "hors des grandes villes" },
        },
        phases = new object[]
        {
            new { key = "un", label = "Phase 1", from = "2024-01-01", to = "2025-12-31" },
            new { key = "deux", label = "Phase 2", from = "2026-01-01" },
        },
        targets = new object[] { new { count = 10, by = "2027-12-31" }, new { count = 6, by = "2027-12-31", category = "qpv" } },
        envelopes = new object[]
        {
            new { cents = 150_000_000, label = "Subventions du programme" },
            new { cents = 200_000_000_000, label = "Plan national", isQuoted = true },
        },
        support = new { kind = "Subvention", months = 36, centsAYear = 5_000_000 },
        opening = new
        {
            count = 4,
            at = "2025-01-01",
            source = "Un article inventé.",
            departements = new[] { "01", "02" },
            byCategory = new Dictionary<string, int> { ["qpv"] = 2 },
        },
        fictitious = true,
        notice = "Programme fictif, inventé pour les tests.",
    };

    public static string PathOf(string programme) => $"/api/programmes/{programme}";

    public static async Task<string> DefineProgrammeAsync(this TestApp app, string programme)
    {
        (await app.As(Role.Administrator).PutAsync(PathOf(programme), Rules(), ("If-None-Match", "*"))).Ok();
        return PathOf(programme);
    }

    /// <summary>An invented member, as the API takes it.</summary>
    public static object Member(string name, string since, params string[] departements) => new
    {
        name,
        bodies = new[] { new { name, kind = "AUTRE" } },
        since,
        departements,
        fictitious = true,
    };

    public static async Task AdmitAsync(this TestApp app, string programme, params IEnumerable<(string Key, object Member)> members) =>
        (await app.As(Role.Administrator).PostAsync(
            $"{PathOf(programme)}/members",
            new { members = members.Select(one => new { key = one.Key, member = one.Member }).ToArray() })).Ok();
}
