using Territoires.Domain.Calls;

namespace Territoires.Domain.Programmes;

/// <summary>
/// Whether a programme holds together, and with the members that it has already. All faults are said at once, each with its place:
/// <c>phases[1].to</c>.
/// </summary>
internal static class DefinitionCheck
{
    private const int MaxText = 200;
    private const int MaxSummary = 4000;
    private const int MaxRows = 50;
    private const int MaxCount = 1_000_000;
    private const int MaxMonths = 240;
    private const long MaxCents = 100_000_000_000_00;

    public static IReadOnlyList<Fault> Faults(string id, ProgrammeDefinition definition, ProgrammeState? state) =>
    [
        .. OfItself(id, definition), .. OfBodies(definition), .. OfCategories(definition, state), .. OfPhases(definition, state),
        .. OfTargets(definition), .. OfEnvelopes(definition), .. OfSupport(definition.Support), .. OfOpening(definition, state),
    ];

    private static IEnumerable<Fault> OfItself(string id, ProgrammeDefinition definition) => Which(
        (!CallId.IsValid(id), "id",
            "L’identifiant du programme s’écrit en minuscules, chiffres et traits d’union simples, en 60 caractères au plus."),
        (IsMissing(definition.Name, MaxText), "name", "Nommez le programme, en 200 caractères au plus."),
        (IsMissing(definition.Summary, MaxSummary), "summary", "Présentez le programme en 4\u202f000 caractères au plus."),
        (definition.Source?.Length > MaxSummary, "source", "Indiquez les sources en 4\u202f000 caractères au plus."),
        (definition.Notice?.Length > MaxSummary, "notice", "Dites ce qui est inventé en 4\u202f000 caractères au plus."),
        (definition is { Fictitious: true, Notice: null or "" }, "notice", "Dites ce qui est inventé pour la démonstration."),
        (Rows(definition).Any(rows => rows > MaxRows), "name",
            "Un programme compte au plus 50 organismes, catégories, phases, objectifs et enveloppes de chaque sorte."));

    private static IEnumerable<Fault> OfBodies(ProgrammeDefinition definition) => definition.Bodies.SelectMany((body, i) => Which(
        (IsMissing(body.Name, MaxText), $"bodies[{i}].name", "Nommez l’organisme, en 200 caractères au plus."),
        (!Enum.IsDefined(body.Role), $"bodies[{i}].role", "Choisissez le rôle de l’organisme."),
        (definition.Bodies.Take(i).Contains(body), $"bodies[{i}].name", $"«\u00a0{body.Name}\u00a0» figure deux fois avec le même rôle.")));

    private static IEnumerable<Fault> OfCategories(ProgrammeDefinition definition, ProgrammeState? state)
    {
        var used = state?.Memberships.SelectMany(one => one.Member.Categories)
            .Concat(state.Calls.SelectMany(call => call.Categories)) ?? [];
        return definition.Categories.SelectMany((category, i) => Which(
                (!CallId.IsValid(category.Key), $"categories[{i}].key", KeyShape(category.Key)),
                (IsMissing(category.Label, MaxText), $"categories[{i}].label",
                    "Donnez à la catégorie un libellé de 200 caractères au plus."),
                (definition.Categories.Take(i).Any(other => other.Key == category.Key), $"categories[{i}].key",
                    $"Une autre catégorie porte la clé «\u00a0{category.Key}\u00a0».")))
            .Concat(used.Distinct().Where(key => !definition.HasCategory(key)).Select(key => new Fault(
                "categories", $"Des membres sont de la catégorie «\u00a0{key}\u00a0»\u00a0: elle ne peut plus être retirée.")));
    }

    private static IEnumerable<Fault> OfPhases(ProgrammeDefinition definition, ProgrammeState? state)
    {
        var used = state?.Memberships.Select(one => one.Phase).Concat(state.Calls.Select(call => call.Phase)).OfType<string>() ?? [];
        return definition.Phases.SelectMany((phase, i) => Which(
                (!CallId.IsValid(phase.Key), $"phases[{i}].key", KeyShape(phase.Key)),
                (IsMissing(phase.Label, MaxText), $"phases[{i}].label", "Donnez à la phase un libellé de 200 caractères au plus."),
                (definition.Phases.Take(i).Any(other => other.Key == phase.Key), $"phases[{i}].key",
                    $"Une autre phase porte la clé «\u00a0{phase.Key}\u00a0»."),
                (phase.To < phase.From, $"phases[{i}].to", "Une phase finit après son début."),
                (i > 0 && phase.From < definition.Phases[i - 1].From, $"phases[{i}].from",
                    "Écrivez les phases dans l’ordre de leurs débuts.")))
            .Concat(used.Distinct().Where(key => definition.PhaseOf(key) is null).Select(key => new Fault(
                "phases", $"Des membres ou des appels sont de la phase «\u00a0{key}\u00a0»\u00a0: elle ne peut plus être retirée.")));
    }

    private static IEnumerable<Fault> OfTargets(ProgrammeDefinition definition) => definition.Targets.SelectMany((target, i) => Which(
        (target.Count is < 1 or > MaxCount, $"targets[{i}].count", "Indiquez un nombre de membres entre 1 et 1\u202f000\u202f000."),
        (target.Category is { } key && !definition.HasCategory(key), $"targets[{i}].category",
            $"Le programme n’a pas de catégorie «\u00a0{target.Category}\u00a0».")));

    private static IEnumerable<Fault> OfEnvelopes(ProgrammeDefinition definition) => definition.Envelopes.SelectMany((envelope, i) => Which(
        (envelope.Cents is < 1 or > MaxCents, $"envelopes[{i}].cents",
            "Indiquez un montant entre 1\u00a0centime et 100\u00a0milliards d’euros."),
        (IsMissing(envelope.Label, MaxText), $"envelopes[{i}].label", "Décrivez l’enveloppe en 200 caractères au plus.")));

    private static IEnumerable<Fault> OfSupport(MemberSupport? support) => support is null ? [] : Which(
        (IsMissing(support.Kind, MaxText), "support.kind", "Décrivez l’accompagnement en 200 caractères au plus."),
        (support.Months is < 1 or > MaxMonths, "support.months", "L’accompagnement dure de 1 à 240 mois."),
        (support.CentsAYear is < 1 or > MaxCents, "support.centsAYear",
            "Indiquez par an un montant entre 1\u00a0centime et 100\u00a0milliards d’euros."));

    private static IEnumerable<Fault> OfOpening(ProgrammeDefinition definition, ProgrammeState? state)
    {
        if (definition.Opening is not { } opening)
        {
            return [];
        }

        var byCategory = opening.ByCategory ?? new Dictionary<string, int>();
        return Which(
            (opening.Count is < 1 or > MaxCount, "opening.count", "Indiquez un nombre de membres entre 1 et 1\u202f000\u202f000."),
            (IsMissing(opening.Source, MaxSummary), "opening.source", "Dites d’où vient le nombre de membres de départ."),
            (opening.Departements?.Distinct().Count() < opening.Departements?.Count, "opening.departements",
                "Un département figure deux fois."),
            (byCategory.Keys.Any(key => !definition.HasCategory(key)), "opening.byCategory",
                "Une catégorie du nombre de départ n’est pas du programme."),
            (byCategory.Values.Any(count => count < 0 || count > opening.Count), "opening.byCategory",
                "Une catégorie compte de zéro à tous les membres de départ."),
            (state?.Memberships.Any(one => one.Member.Since < opening.At) == true, "opening.at",
                "Des membres sont entrés avant ce jour\u00a0: ils seraient comptés deux fois."));
    }

    private static IEnumerable<int> Rows(ProgrammeDefinition definition) =>
    [
        definition.Bodies.Count, definition.Categories.Count, definition.Phases.Count, definition.Targets.Count, definition.Envelopes.Count,
    ];

    internal static string KeyShape(string key) =>
        $"La clé «\u00a0{key}\u00a0» ne s’écrit pas en minuscules, chiffres et traits d’union simples, en 60 caractères au plus.";

    internal static IEnumerable<Fault> Which(params IEnumerable<(bool Wrong, string Field, string Message)> checks) =>
        checks.Where(check => check.Wrong).Select(check => new Fault(check.Field, check.Message));

    internal static bool IsMissing(string? text, int max) => string.IsNullOrWhiteSpace(text) || text.Length > max;
}
