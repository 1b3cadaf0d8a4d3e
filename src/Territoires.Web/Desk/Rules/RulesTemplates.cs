using System.Collections.Immutable;
using System.Text.Json;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Rules;

/// <summary>Rules of a programme that was, which a new call can begin from.</summary>
/// <param name="Key">Name of its folder in <c>seeds/</c>.</param>
/// <param name="Name">What people read.</param>
public sealed record RulesTemplate(string Key, string Name, CallRules Rules);

/// <summary>The rules of the programmes of <c>seeds/</c>, which the app is built with.</summary>
public static class RulesTemplates
{
    public static ImmutableArray<RulesTemplate> All { get; } =
    [
        Read("atelier-des-territoires-2023", "Atelier des territoires 2023"),
        Read("quartiers-productifs-2021", "Quartiers productifs 2021"),
        Read("25-lieux-innovation-2022", "25 lieux qui changent l’innovation 2022"),
        Read("fabriques-de-territoire", "Fabriques de territoire, une vague"),
        Read("territoires-d-industrie", "Territoires d’industrie, seconde phase"),
    ];

    public static RulesTemplate? Find(string key) => All.FirstOrDefault(template => template.Key == key);

    private static RulesTemplate Read(string key, string name)
    {
        var resource = $"rules.{key}.json";
        using var json = typeof(RulesTemplates).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The app was built without {resource}.");
        var rules = JsonSerializer.Deserialize<CallRulesRequest>(json, JsonBody.Options)!.ToRules();
        return rules.IsRefused
            ? throw new InvalidOperationException($"{resource}: {string.Join(" ", rules.Refusal.Faults.Select(fault => fault.Message))}")
            : new RulesTemplate(key, name, rules.Value);
    }
}
