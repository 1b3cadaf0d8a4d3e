using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Web.Text;

/// <summary>How people read what decided between applications.</summary>
public static class SettlementText
{
    /// <summary>The rule, on the page of every call.</summary>
    public static string Rule(CallRules rules) =>
        "Le jury adopte une candidature si elle a plus de voix pour que de voix contre ou, à égalité de ces voix, si la présidence du jury "
        + "a voté pour\u00a0: une abstention ne compte ni pour ni contre. Les candidatures adoptées sont classées par la part des voix "
        + "pour parmi tous les votes, et là les abstentions comptent parmi les votes. "
        + (rules.HasReading
            ? "À égalité, la note moyenne les départage, puis la moyenne sur chaque critère dans l’ordre de la grille, puis un tirage au "
                + "sort. "
            : "À égalité, un tirage au sort les départage. ")
        + "Le numéro d’une candidature ne départage rien.";

    public static string Of(Settlement? settlement, CallRules rules) => settlement switch
    {
        null => "non précisé",
        { Kind: SettlementKind.Votes } => "part des voix",
        { Kind: SettlementKind.Mean } => "note moyenne",
        { Kind: SettlementKind.Criterion, Criterion: { } criterion } => $"critère «\u00a0{rules.Grid[criterion].Label}\u00a0»",
        _ => "tirage au sort",
    };

    public static string Rank(int rank, bool tied) => tied ? $"{rank} ex æquo" : $"{rank}";

    public static string Votes(ProposalLine line) => line.VotesCast is { } cast ? $"{line.VotesFor} sur {cast}" : $"{line.VotesFor}";

    /// <summary>A mean always says of how many reviews it is.</summary>
    public static string Mean(MeanMark? mean) => mean is null ? "aucune évaluation" : $"{mean.Display} ({Reviews(mean.Count)})";

    /// <summary>« 3,60 (2 évaluations), de 3,00 à 4,20 » : how far apart those are of whom it is the mean.</summary>
    public static string Spread(AgendaItem item) => (ItemMarks.Of(item).Mean, ItemMarks.SpreadOf(item)) switch
    {
        (null, _) or (_, null) => Mean(null),
        ({ Count: 1 } mean, _) => Mean(mean),
        (var mean, var (lowest, highest)) => $"{Mean(mean)}, de {new MeanMark(lowest, 1).Display} à {new MeanMark(highest, 1).Display}",
    };

    public static string Reviews(int count) => count == 1 ? "une évaluation" : $"{count} évaluations";

    /// <summary>Between the places and those who are one too many.</summary>
    /// <param name="tie">Those who are one too many.</param>
    /// <param name="rules">Of the call.</param>
    /// <param name="nameOf">How the reader calls an application of that number.</param>
    public static string Tie(TieAtCut tie, CallRules rules, Func<string, string> nameOf) =>
        $"À la limite {(rules.Places == 1 ? "de la seule place" : $"des {rules.Places} places")}, {tie.Numbers.Count} candidatures ont "
            + "la même part de voix\u00a0: "
        + $"{string.Join("\u00a0; ", tie.Numbers.Select(nameOf))}. Ce qui les départage\u00a0: {Of(tie.By, rules)}.";
}
