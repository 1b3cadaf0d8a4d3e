using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>A step of a call as its règlement names it, with the stages of the orchestration that it covers.</summary>
public sealed record CallStep(string Title, string Text, IReadOnlyList<string> Stages)
{
    public static IReadOnlyList<CallStep> All { get; } =
    [
        new("Ouverture", "L’appel attend son ouverture", [CallProgressStage.Coming]),
        new("Dépôt des candidatures", "L’appel reçoit les candidatures", [CallProgressStage.Open, CallProgressStage.Closing]),
        new("Recevabilité", "La recevabilité des candidatures est examinée", [CallProgressStage.Checking]),
        new("Évaluation", "Les membres du jury évaluent les candidatures", [CallProgressStage.Reviewing]),
        new("Séance du jury", "La séance du jury est attendue", [CallProgressStage.Deliberating]),
        new("Proposition", "La proposition du jury est attendue", [CallProgressStage.Proposing]),
        new("Désignation", "La désignation est attendue", [CallProgressStage.Designating]),
        new("Publication", "La publication est attendue", [CallProgressStage.Publishing]),
    ];

    /// <summary>The steps that a call with these rules has.</summary>
    public static IReadOnlyList<CallStep> Of(CallRules rules) =>
    [
        .. All.Where(step => step.Stages[0] switch
        {
            CallProgressStage.Open => rules.TakesApplications,
            CallProgressStage.Checking => rules.HasEligibility,
            CallProgressStage.Reviewing => rules.HasReading,
            CallProgressStage.Deliberating or CallProgressStage.Proposing => rules.Jury,
            _ => true,
        }),
    ];

    /// <summary>How many steps are done at that stage.</summary>
    public static int DoneAt(string? stage) => DoneAt(stage, All);

    /// <summary>How many of some steps are done at that stage.</summary>
    public static int DoneAt(string? stage, IReadOnlyList<CallStep> steps) => stage switch
    {
        null => 0,
        CallProgressStage.Published => steps.Count,
        _ => steps.TakeWhile(step => PlaceOf(step.Stages[^1]) < PlaceOf(stage)).Count(),
    };

    private static int PlaceOf(string stage) => All.TakeWhile(step => !step.Stages.Contains(stage)).Count();

    /// <summary>Whichever of two stages comes later.</summary>
    public static string? Further(string? one, string? other) => other is not null && DoneAt(other) > DoneAt(one) ? other : one;

    public static string TextOf(string? stage) => stage switch
    {
        null => "L’appel est en préparation",
        CallProgressStage.Closing => "Les dernières candidatures reçues sont enregistrées",
        CallProgressStage.Published => "La liste des lauréats est publiée",
        CallProgressStage.Ended => "L’appel a pris fin sans lauréats",
        _ => All.FirstOrDefault(step => step.Stages.Contains(stage))?.Text ?? "L’appel est en cours",
    };
}
