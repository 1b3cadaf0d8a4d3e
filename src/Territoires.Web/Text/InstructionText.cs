using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Selection;

namespace Territoires.Web.Text;

/// <summary>What people read for the closed lists of the instruction, and what a form sends for each.</summary>
public static class InstructionText
{
    public static IReadOnlyList<(string Value, string Text)> Grounds { get; } =
    [
        Choice(RecusalGround.FamilyOrFriend, "Lien familial ou amical"),
        Choice(RecusalGround.Employment, "Lien professionnel"),
        Choice(RecusalGround.Elected, "Mandat électif"),
        Choice(RecusalGround.Financial, "Intérêt financier"),
        Choice(RecusalGround.Other, "Autre motif"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Verdicts { get; } =
    [
        Choice(Verdict.Favorable, "Favorable"),
        Choice(Verdict.Reserved, "Réservé"),
        Choice(Verdict.Unfavorable, "Défavorable"),
    ];

    public static IReadOnlyList<(string Value, string Text)> Scores { get; } =
        [.. Enumerable.Range(0, Criterion.MaxScore + 1).Select(
            score => score.ToString(System.Globalization.CultureInfo.InvariantCulture)).Select(score => (score, score))];

    /// <summary>What the ends of the scale mean, for a criterion whose guide does not say it itself; null for one that does.</summary>
    public static string? ScaleOf(Criterion criterion) =>
        Names(criterion.Guide, '0') && Names(criterion.Guide, (char)('0' + Criterion.MaxScore))
        ? null
        : $"0\u00a0: très insuffisant\u00a0; {Criterion.MaxScore}\u00a0: excellent.";

    /// <summary>Whether a text speaks of a score, alone among its digits.</summary>
    private static bool Names(string? text, char score) => text is not null && text.Index().Any(sign => sign.Item == score
        && (sign.Index == 0 || !char.IsAsciiDigit(text[sign.Index - 1]))
        && (sign.Index + 1 == text.Length || !char.IsAsciiDigit(text[sign.Index + 1])));

    public static string Of(RecusalGround ground) => Grounds.First(choice => choice.Value == ground.ToString()).Text;

    public static string Of(Verdict verdict) => Verdicts.First(choice => choice.Value == verdict.ToString()).Text;

    /// <summary>« 3 avis : 2 favorables, 1 réservé ».</summary>
    public static string Of(IReadOnlyList<Opinion> opinions)
    {
        var verdicts = Enum.GetValues<Verdict>().Select(verdict => (verdict, opinions.Count(opinion => opinion.Verdict == verdict)))
            .Where(one => one.Item2 > 0)
            .Select(one => $"{one.Item2} {Of(one.verdict).ToLowerInvariant()}{(one.Item2 > 1 ? "s" : "")}");
        return opinions.Count == 0 ? "aucun avis" : $"{opinions.Count} avis\u00a0: {string.Join(", ", verdicts)}";
    }

    /// <summary>Whether an application stands in the call.</summary>
    public static string StageOf(ListedApplication application) => application switch
    {
        { Stage: ApplicationStage.Withdrawn } => "retirée par son porteur",
        { IsWrittenUp: true } => "dossier écrit par l’organisateur",
        { IsCorrected: true } => "déposée, puis corrigée",
        _ => "déposée",
    };

    /// <summary>What was decided of it, or why nothing is yet.</summary>
    public static string EligibilityOf(ListedApplication application) => application switch
    {
        { Admissible: true } => "recevable",
        { Admissible: false } => "non recevable",
        { Stage: ApplicationStage.Withdrawn } => "sans objet",
        { CorrectionDeadline: { } deadline } => $"correction demandée, attendue jusqu’au {FrenchText.Instant(deadline)}",
        { ChangeDeadline: { } deadline } => $"le candidat la modifie, jusqu’au {FrenchText.Instant(deadline)} au plus tard",
        { IsCorrected: true } => "à décider, corrigée",
        _ => "à décider",
    };

    public const string Final = "finale";
    public const string Recused = "déport";

    /// <summary>How far a review is.</summary>
    /// <param name="isRecused">Its juror stepped aside.</param>
    /// <param name="isFinal">Null before a word of it is written.</param>
    public static string ProgressOf(bool isRecused, bool? isFinal) => (isRecused, isFinal) switch
    {
        (true, _) => Recused,
        (_, true) => Final,
        (_, false) => "en cours",
        _ => "pas commencée",
    };

    /// <summary>The badge of a verdict, in the classes of the design system.</summary>
    public static string BadgeOf(Verdict verdict) => verdict switch
    {
        Verdict.Favorable => "fr-badge--success",
        Verdict.Reserved => "fr-badge--warning",
        _ => "fr-badge--error",
    };

    /// <summary>A mark of hundredths of a point: « 3,60 sur 5 ».</summary>
    public static string Mark(ReviewState review, IReadOnlyList<Criterion> grid) =>
        $"{MarkAlone(review, grid)} sur {Criterion.MaxScore}";

    /// <summary>« 3,60 ».</summary>
    public static string MarkAlone(ReviewState review, IReadOnlyList<Criterion> grid) =>
        (WeightedMark.Of(review.Scores, grid) / 100m).ToString("0.00", FrenchText.French);

    /// <summary>The choice that a form sent; null when it sent none, or nothing of ours.</summary>
    public static T? Chosen<T>(IReadOnlyList<(string Value, string Text)> choices, string? sent)
        where T : struct, Enum => choices.Any(choice => choice.Value == sent) ? Enum.Parse<T>(sent!) : null;

    private static (string Value, string Text) Choice<T>(T value, string text)
        where T : struct, Enum => (value.ToString(), text);
}
