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

    /// <summary>How many steps are done at that stage.</summary>
    public static int DoneAt(string? stage) => stage switch
    {
        null => 0,
        CallProgressStage.Published => All.Count,
        _ => Math.Max(0, All.TakeWhile(step => !step.Stages.Contains(stage)).Count()),
    };

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
