using Territoires.Domain.Calls;
using Territoires.Domain.Selection;

namespace Territoires.Web.Text;

/// <summary>How people read what decided between applications.</summary>
public static class SettlementText
{
    /// <summary>The rule, on the page of every call.</summary>
    public const string Rule =
        "Les candidatures adoptées par le jury sont classées par la part des voix pour parmi les voix exprimées, abstentions comprises. "
            + "À égalité, la note moyenne les départage, "
        + "puis la moyenne sur chaque critère dans l’ordre de la grille, puis un tirage au sort. Le numéro d’une candidature ne "
        + "départage rien.";

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

    public static string Reviews(int count) => count == 1 ? "une évaluation" : $"{count} évaluations";

    /// <summary>Between the places and those who are one too many.</summary>
    public static string Tie(TieAtCut tie, CallRules rules) =>
        $"À la limite {(rules.Places == 1 ? "de la seule place" : $"des {rules.Places} places")}, {tie.Numbers.Count} candidatures ont "
            + "la même part de voix\u00a0: "
        + $"{string.Join(", ", tie.Numbers)}. Ce qui les départage\u00a0: {Of(tie.By, rules)}.";
}
