using Territoires.Domain.Steps;

namespace Territoires.Web.Desk.Dashboard;

/// <summary>The steps of a call as its règlement names them.</summary>
public static class StepText
{
    public static string Title(CallStepKind kind) => kind switch
    {
        CallStepKind.Opening => "Ouverture",
        CallStepKind.Deposit => "Dépôt des candidatures",
        CallStepKind.Eligibility => "Recevabilité",
        CallStepKind.Opinions => "Avis des services",
        CallStepKind.Reading => "Évaluation",
        CallStepKind.Session => "Séance du jury",
        CallStepKind.Proposal => "Proposition",
        CallStepKind.Designation => "Désignation",
        _ => "Publication",
    };

    /// <summary>Where the call stands.</summary>
    public static string Stands(CallFacts facts, Awaited awaited) => awaited switch
    {
        _ when facts.Call.End is not null => "L’appel a pris fin sans lauréats",
        { Kind: AwaitedKind.Nothing } => "La liste des lauréats est publiée",
        { Kind: AwaitedKind.Counting } => "Les dernières candidatures reçues sont enregistrées",
        _ when !facts.Call.IsPublic => "L’appel est en préparation",
        _ => awaited.Step switch
        {
            CallStepKind.Opening => "L’appel attend son ouverture",
            CallStepKind.Deposit => "L’appel reçoit les candidatures",
            CallStepKind.Eligibility => "La recevabilité des candidatures est examinée",
            CallStepKind.Reading => "Les membres du jury évaluent les candidatures",
            CallStepKind.Session => "La séance du jury est attendue",
            CallStepKind.Proposal => "La proposition du jury est attendue",
            CallStepKind.Designation => "La désignation est attendue",
            _ => "La publication est attendue",
        },
    };

    public static string Badge(CallStep step, Awaited awaited) => step.Stage switch
    {
        StepStage.Done => "faite",
        StepStage.Closed => "close",
        StepStage.Started => "en cours",
        _ => step.Kind == awaited.Step ? "à faire" : "à venir",
    };

    /// <summary>The colour of its badge, in the classes of the design system.</summary>
    public static string BadgeClass(CallStep step, Awaited awaited) => step.Stage switch
    {
        StepStage.Done => "fr-badge--success",
        StepStage.Started => "fr-badge--info",
        StepStage.ToCome when step.Kind == awaited.Step => "fr-badge--new",
        _ => string.Empty,
    };

    /// <summary>When it was done, by whom, and how much of it; empty before anybody did anything of it.</summary>
    public static string Done(CallStep step, CallFacts facts)
    {
        var zone = facts.Call.Rules.Calendar.Zone;
        var figures = facts.Figures;
        string?[] parts = (step.Stage, step.Kind) switch
        {
            (StepStage.ToCome, _) => [],
            (_, CallStepKind.Opening) => [On(step.Span.First, zone), "par l’administration"],
            (_, CallStepKind.Deposit) => [During(step, zone), "par les candidats", Count(figures.Submitted, "candidature", "déposée")],
            (_, CallStepKind.Eligibility) =>
                [During(step, zone), "par le secrétariat", Share(Many(figures.Decided, "décision"), figures.Submitted)],
            (_, CallStepKind.Opinions) => figures.Opinions == 0
                ? ["aucun avis donné"]
                : [During(step, zone), "par les services de l’État", $"{FrenchText.Number(figures.Opinions)} avis"],
            (_, CallStepKind.Reading) => figures.ReviewsStarted == 0
                ? ["aucune évaluation écrite"]
                : [During(step, zone), "par les membres du jury", Share(
                    Count(figures.ReviewsFinal, "évaluation", "finale"), figures.ReviewsExpected)],
            (_, CallStepKind.Session) => OfSession(step, facts, zone),
            (_, CallStepKind.Proposal) => [On(step.Span.Last, zone), "par le secrétariat"],
            (_, CallStepKind.Designation) =>
                [On(step.Span.Last, zone), "par l’autorité", Count(facts.Call.Designation!.Laureates.Count, "lauréat", "désigné")],
            _ =>
            [
                step.Span.First is { } set ? $"programmée le {FrenchText.Instant(set, zone)} par l’administration" : null,
                facts.Call.PublicationAt is { } at
                    ? $"{(step.Stage == StepStage.Done ? "publique depuis le" : "pour le")} {FrenchText.Instant(at, zone)}"
                    : null,
            ],
        };
        return string.Join(", ", parts.OfType<string>());
    }

    private static string?[] OfSession(CallStep step, CallFacts facts, string zone) =>
    [
        step.Span.First is { } convened ? $"convoquée le {FrenchText.Instant(convened, zone)} par le secrétariat" : null,
        facts.SatFrom is { } sat ? $"ouverte le {FrenchText.Instant(sat, zone)} par le premier émargement" : null,
        facts.Session is { VotesCast: > 0 and var votes } ? Count(votes, "vote", "exprimé") : null,
        step is { Stage: StepStage.Done, Span.Last: { } signed } ? $"procès-verbal signé le {FrenchText.Instant(signed, zone)}" : null,
    ];

    private static string? On(DateTimeOffset? at, string zone) => at is { } known ? $"le {FrenchText.Instant(known, zone)}" : null;

    /// <summary>« depuis le… » for what goes on, « du… au… » for what is over.</summary>
    private static string? During(CallStep step, string zone)
    {
        var (first, last) = (step.Span.First, step.Span.Last);
        if (first is not { } from)
        {
            return null;
        }

        var begun = FrenchText.Day(from, zone);
        return (step.Stage, last) switch
        {
            (StepStage.Started, _) or (_, null) => $"depuis le {begun}",
            (_, { } to) when FrenchText.Day(to, zone) == begun => $"le {begun}",
            (_, { } to) => $"du {begun} au {FrenchText.Day(to, zone)}",
        };
    }

    private static string Share(string done, int of) => $"{done} sur {FrenchText.Number(of)}";

    private static string Many(int count, string noun) => $"{FrenchText.Number(count)} {noun}{(count > 1 ? "s" : "")}";

    /// <summary>« 3 candidatures déposées », « 1 vote exprimé ».</summary>
    private static string Count(int count, string noun, string participle) =>
        $"{Many(count, noun)} {participle}{(count > 1 ? "s" : "")}";
}
