using Territoires.Domain.Calls;
using static Territoires.Domain.Programmes.DefinitionCheck;

namespace Territoires.Domain.Programmes;

/// <summary>Whether members can be written so. All faults are said at once, each with its place: <c>members[3].member.since</c>.</summary>
internal static class MembershipCheck
{
    private const int MaxMembers = 2000;
    private const int MaxBodies = 100;
    private const int MaxName = 300;

    public static IReadOnlyList<Fault> OfAdmissions(ProgrammeState state, IReadOnlyList<Admission> members) =>
    [
        .. OfNumber(members.Count, "members"),
        .. members.SelectMany((one, i) => OfKey(one.Key, $"members[{i}].key", members.Take(i).Any(other => other.Key == one.Key))
            .Concat(state.Find(one.Key) is { } there
                ? Which((!there.AsAdmitted.IsSame(one.Member) || there.Phase != one.Phase || there.Renews is not null, $"members[{i}].key",
                    $"«\u00a0{one.Key}\u00a0» est déjà dans le réseau, autrement\u00a0: corrigez ce membre, ou choisissez une autre clé."))
                : OfMember(state.Definition, one.Member, $"members[{i}].member")
                    .Concat(OfPhase(state.Definition, one.Phase, $"members[{i}].phase")))),
    ];

    public static IReadOnlyList<Fault> OfRenewals(ProgrammeState state, IReadOnlyList<Renewal> renewals) =>
    [
        .. OfNumber(renewals.Count, "renewals"),
        .. renewals.SelectMany((one, i) => OfKey(one.Key, $"renewals[{i}].key", renewals.Take(i).Any(other => other.Key == one.Key))
            .Concat(Which((renewals.Take(i).Any(other => other.Renews == one.Renews), $"renewals[{i}].renews",
                $"«\u00a0{one.Renews}\u00a0» est renouvelé deux fois.")))
            .Concat(OfRenewal(state, one, $"renewals[{i}]"))),
    ];

    public static IReadOnlyList<Fault> OfEnd(Membership one, ProgrammeCommand.End end) =>
    [
        .. Which(
            (end.On < one.Member.Since, "on", "Un membre ne part pas avant son entrée."),
            (IsMissing(end.Reason, Membership.MaxReason), "reason",
                "Dites pourquoi le membre part, en 1\u202f000 caractères au plus\u00a0: ce motif sera public.")),
    ];

    public static IReadOnlyList<Fault> OfCorrection(ProgrammeState state, Membership one, ProgrammeCommand.Correct correct) =>
    [
        .. OfMember(state.Definition, correct.Member, "member"),
        .. Which(
            (IsMissing(correct.Reason, Membership.MaxReason), "reason",
                "Dites pourquoi le membre est corrigé, en 1\u202f000 caractères au plus\u00a0: ce motif sera public."),
            (one.Until < correct.Member.Since, "member.since", "L’entrée ne peut pas suivre la sortie."),
            (one.Renews is not null && correct.Member.Since != one.Member.Since, "member.since",
                "Le jour d’un renouvellement est aussi celui où l’appartenance précédente prend fin\u00a0: il ne se corrige pas ici.")),
    ];

    public static IReadOnlyList<Fault> OfLink(ProgrammeDefinition definition, ProgrammeCommand.LinkCall link) =>
    [
        .. Which((link.Form is null, "call", $"Il n’y a pas d’appel «\u00a0{link.Call.CallId}\u00a0».")),
        .. OfPhase(definition, link.Call.Phase, "phase"), .. OfCategories(definition, link.Call.Categories, "categories"),
        .. link.Call.CategoryQuestion is { } question ? OfQuestion(definition, question, link.Form ?? []) : [],
    ];

    private static IEnumerable<Fault> OfQuestion(ProgrammeDefinition definition, string key, IReadOnlyList<FormSection> form)
    {
        var question = form.SelectMany(section => section.Questions)
            .FirstOrDefault(one => one.Key == key && one.Kind == QuestionKind.Choice);
        return Which(
            (question is null, "categoryQuestion", $"L’appel n’a pas de question à choix «\u00a0{key}\u00a0»."),
            (question?.Choices?.Any(choice => !definition.HasCategory(choice.Key)) == true, "categoryQuestion",
                "Une réponse possible à cette question n’est pas une catégorie du programme."));
    }

    private static IEnumerable<Fault> OfRenewal(ProgrammeState state, Renewal one, string at)
    {
        if (state.Find(one.Key) is { } there)
        {
            return Which((there.Renews != one.Renews || there.Member.Since != one.Since || there.Phase != one.Phase, $"{at}.key",
                $"«\u00a0{one.Key}\u00a0» est déjà dans le réseau, autrement."));
        }

        if (state.Find(one.Renews) is not { } before)
        {
            return [new Fault($"{at}.renews", $"Le réseau n’a pas de membre «\u00a0{one.Renews}\u00a0».")];
        }

        return Which(
                (before.Until is not null, $"{at}.renews", $"«\u00a0{before.Member.Name}\u00a0» n’est plus membre, ou est déjà renouvelé."),
                (one.Since <= before.Member.Since, $"{at}.since", "Un renouvellement suit l’entrée du membre."))
            .Concat(OfPhase(state.Definition, one.Phase, $"{at}.phase"));
    }

    private static IEnumerable<Fault> OfMember(ProgrammeDefinition definition, Member member, string at) => Which(
            (IsMissing(member.Name, MaxName), $"{at}.name", "Nommez le membre, en 300 caractères au plus."),
            (member.Bodies.Count is 0 or > MaxBodies, $"{at}.bodies", "Un membre est fait de 1 à 100 organismes."),
            (member.Departements.Count == 0, $"{at}.departements", "Dites dans quel département se trouve le membre."),
            (member.Since < definition.Opening?.At, $"{at}.since",
                "Ce jour précède celui du nombre de membres de départ\u00a0: le membre y est déjà compté."))
        .Concat(OfCategories(definition, member.Categories, $"{at}.categories"));

    private static IEnumerable<Fault> OfCategories(ProgrammeDefinition definition, IReadOnlyList<string> categories, string at) =>
        categories.Where(key => !definition.HasCategory(key))
            .Select(key => new Fault(at, $"Le programme n’a pas de catégorie «\u00a0{key}\u00a0»."))
            .Concat(Which((categories.Distinct().Count() < categories.Count, at, "Une catégorie figure deux fois.")));

    private static IEnumerable<Fault> OfPhase(ProgrammeDefinition definition, string? phase, string at) =>
        Which((phase is not null && definition.PhaseOf(phase) is null, at, $"Le programme n’a pas de phase «\u00a0{phase}\u00a0»."));

    private static IEnumerable<Fault> OfKey(string key, string at, bool isTaken) => Which(
        (!CallId.IsValid(key), at, KeyShape(key)), (isTaken, at, $"La clé «\u00a0{key}\u00a0» figure deux fois."));

    private static IEnumerable<Fault> OfNumber(int count, string at) =>
        Which((count is 0 or > MaxMembers, at, "Envoyez de 1 à 2\u202f000 membres en une fois."));
}
