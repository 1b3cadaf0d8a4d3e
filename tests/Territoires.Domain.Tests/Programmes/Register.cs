using Territoires.Domain.Programmes;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Programmes;

/// <summary>A programme of the tests, and members for it.</summary>
internal static class Register
{
    public static readonly DateTimeOffset Now = new(2022, 1, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Opening = new(2021, 1, 1);

    public static ProgrammeDefinition Definition => new()
    {
        Name = "Programme d’essai",
        Summary = "Un programme pour les tests.",
        Bodies = [new("Agence", BodyRole.Pilot)],
        Categories = [new("qpv", "En quartier prioritaire"), new("hors", "Hors des grands centres urbains")],
        Phases = [new("un", "Phase 1", new(2018, 1, 1), new(2021, 12, 31)), new("deux", "Phase 2", new(2022, 1, 1))],
        Targets = [new(10, new(2022, 12, 31)), new(6, new(2022, 12, 31), "qpv")],
        Support = new("Subvention", 36, 50_000_00),
        Opening = new(4, Opening, "Un article", [new("01"), new("02")], new Dictionary<string, int> { ["qpv"] = 2 }),
    };

    public static ProgrammeState Defined => new() { Id = "essai", Definition = Definition };

    public static LinkedCall Call => new("vague", "deux", ["qpv"]);

    public static Member Member(string name, DateOnly since, string departement, params string[] categories) =>
        new(name, [Territory.Unknown(TerritoryKind.Other, name)], [new(departement)], categories, since);

    public static Member Day(int day, string departement = "03", params string[] categories) =>
        Member($"Membre {day}", Opening.AddDays(day), departement, categories);

    public static ProgrammeState After(ProgrammeState? state, params ProgrammeCommand[] commands) =>
        commands.Aggregate(state, (now, command) =>
            ProgrammeDecision.Decide(now, command, Now).Value.Aggregate(now, ProgrammeEvolution.Evolve))!;
}
