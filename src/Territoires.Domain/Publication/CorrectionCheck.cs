using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Publication;

/// <summary>Whether an erratum is well written. All faults are said at once.</summary>
public static class CorrectionCheck
{
    /// <param name="correction">What is to be shown.</param>
    /// <param name="shown">What the list shows of the laureate; null for an erratum of the text alone.</param>
    /// <param name="text">What the list says above its laureates.</param>
    /// <param name="rules">Of the call, which say what its laureates are shown with.</param>
    public static IReadOnlyList<Fault> Faults(ListCorrection correction, ShownLaureate? shown, string text, CallRules rules)
    {
        var faults = new List<Fault>();
        if (correction.Shown is { } asked && shown is not null)
        {
            faults.AddRange(FaultsOf(asked, shown));
            faults.AddRange(NotShown(asked, rules));
        }

        if (correction.Text?.Length > ListCorrection.MaxText)
        {
            faults.Add(new Fault(
                "text", $"Le texte de la liste compte {FrenchNumber.Of(ListCorrection.MaxText)} caractères au plus."));
        }

        var isSame = correction.Shown is not { } next || shown is null || next.IsSame(shown);
        if (isSame && (correction.Text is null || correction.Text == text))
        {
            faults.Add(new Fault(
                correction.Laureate is null ? "text" : "bodies", "Rien n’est corrigé\u00a0: changez ce qui est à rectifier."));
        }

        return faults;
    }

    /// <summary>Why a change is made is public: it is always said.</summary>
    public static IReadOnlyList<Fault> FaultsOfReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > ListChange.MaxReason
            ? [new Fault("reason", "Dites pourquoi la liste est modifiée, en 1\u202f000 caractères au plus\u00a0: ce motif sera public.")]
            : [];

    /// <summary>An erratum corrects what is shown: it brings nothing that the call shows of nobody.</summary>
    private static IEnumerable<Fault> NotShown(ShownLaureate asked, CallRules rules)
    {
        if (asked.Theme.Length > 0 && !rules.Shows(ShownAs.Theme))
        {
            yield return new Fault("theme", "Cet appel ne montre pas de thématique\u00a0: laissez ce champ vide.");
        }

        if (asked.Ambitions.Count > 0 && !rules.Shows(ShownAs.Ambitions))
        {
            yield return new Fault("ambitions", "Cet appel ne montre pas d’ambitions\u00a0: laissez ce champ vide.");
        }
    }

    private static IEnumerable<Fault> FaultsOf(ShownLaureate asked, ShownLaureate shown)
    {
        if (asked.Bodies.Count != shown.Bodies.Count || asked.Bodies.Any(string.IsNullOrWhiteSpace))
        {
            yield return new Fault(
                "bodies", shown.Bodies.Count == 1
                    ? "Écrivez le nom du porteur, sur une ligne."
                    : $"Écrivez les noms des {FrenchNumber.Of(shown.Bodies.Count)} porteurs, un par ligne, dans le même ordre.");
        }

        if (asked.Theme.Length > ApplicationContent.MaxTheme || (string.IsNullOrWhiteSpace(asked.Theme) && shown.Theme.Length > 0))
        {
            yield return new Fault("theme", $"Écrivez la thématique, en {ApplicationContent.MaxTheme} caractères au plus.");
        }

        if (IsTooMuch(asked.Bodies, ApplicationContent.MaxBodies, ApplicationContent.MaxTitle))
        {
            yield return new Fault("bodies", $"Un nom compte {ApplicationContent.MaxTitle} caractères au plus.");
        }

        if (IsTooMuch(asked.Ambitions, ApplicationContent.MaxAmbitions, ApplicationContent.MaxAmbition))
        {
            yield return new Fault(
                "ambitions",
                $"Écrivez {ApplicationContent.MaxAmbitions} ambitions au plus, de {ApplicationContent.MaxAmbition} caractères au plus.");
        }

        if (IsTooMuch(asked.PartnerServices, ApplicationContent.MaxBodies, ApplicationContent.MaxTitle))
        {
            yield return new Fault(
                "partnerServices",
                $"Écrivez {ApplicationContent.MaxBodies} services au plus, de {ApplicationContent.MaxTitle} caractères au plus.");
        }

        if (asked.ShowsCredit && !shown.ShowsCredit)
        {
            yield return new Fault("showsCredit", "Un crédit de photographie retiré, ou que personne n’a donné, ne se montre pas.");
        }
    }

    private static bool IsTooMuch(IReadOnlyList<string> lines, int most, int longest) =>
        lines.Count > most || lines.Any(line => line.Length > longest);
}
