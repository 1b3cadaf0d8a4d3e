namespace Territoires.Domain.Calls;

/// <summary>A long list, made by whoever organises the call before anything is chosen (repérage).</summary>
/// <param name="By">Who makes it, in French.</param>
/// <param name="AtLeast">How many must stand on it before anybody is designated; from 1 to 10,000.</param>
public sealed record Spotting(string By, int AtLeast);

/// <summary>A short list, made from all files before they are compared (présélection).</summary>
/// <param name="Criteria">What keeps a file on it, in French, one after the other.</param>
/// <param name="Keeps">How many stay at the most; null for as many as meet the criteria.</param>
public sealed record Screening(IReadOnlyList<string> Criteria, int? Keeps = null);

/// <summary>Who decides, and what can be done against it (décision).</summary>
/// <param name="By">Who, in French.</param>
/// <param name="Right">The text that gives them the right to; null where none is stated.</param>
/// <param name="Remedies">Where and until when the decision can be contested, in French; null where nothing is stated.</param>
public sealed record Decision(string By, string? Right = null, string? Remedies = null);

/// <summary>What those who are designated receive (accompagnement).</summary>
/// <param name="Kind">What it is, in French, in a few words.</param>
/// <param name="Months">How long it lasts; null where nothing is stated.</param>
/// <param name="CentsAYear">Money for each, a year, in cents of euro; null where it is not money, or not stated.</param>
/// <param name="Steps">Its steps, in order.</param>
public sealed record Support(string Kind, int? Months = null, long? CentsAYear = null, IReadOnlyList<SupportStep>? Steps = null)
{
    /// <summary>What each receives, in cents by calendar year; null where the rules state no sum, or not for how long.</summary>
    /// <param name="first">The day from which it is supported.</param>
    public IReadOnlyList<(int Year, long Cents)>? AmountsFrom(DateOnly first) => this is { CentsAYear: { } cents, Months: { } months }
        ? [.. Instalments.From(first, months, cents).Select(instalment => (instalment.Day.Year, instalment.Cents))]
        : null;
}

public sealed record SupportStep(string Title, string Text);

/// <summary>Whether the chapters beside those that every call has hold together.</summary>
public static class ChapterCheck
{
    public const int MaxText = 1000;
    public const int MaxLines = 20;
    public const int MaxFiles = 10_000;
    public const int MaxMonths = 240;

    public static IReadOnlyList<Fault> Faults(CallRules rules) =>
    [
        .. OfWhoApplies(rules), .. OfReading(rules), .. OfLists(rules), .. OfDecision(rules.Decision), .. OfSupport(rules.Support),
    ];

    private static IEnumerable<Fault> OfWhoApplies(CallRules rules)
    {
        if (rules.TakesApplications)
        {
            if (rules.Spotting is not null)
            {
                yield return new Fault(
                    "spotting", "Un appel reçoit des candidatures, ou l’organisateur repère lui-même\u00a0: choisissez l’un des deux.");
            }

            yield break;
        }

        if (rules.RequiredDocuments.Count > 0 || rules.Form.Count > 0 || rules.SignatureRequired)
        {
            yield return new Fault(
                "calendar.closes",
                "Sans clôture, personne ne dépose\u00a0: indiquez-en une, ou retirez les pièces, les questions et la signature.");
        }
    }

    private static IEnumerable<Fault> OfReading(CallRules rules)
    {
        if (rules.HasReading && rules.Calendar.ReviewsBy is null)
        {
            yield return new Fault("calendar.reviewsBy", "Indiquez quand les évaluations sont remises, ou retirez la grille.");
        }

        if (!rules.HasReading && rules.Calendar.ReviewsBy is not null)
        {
            yield return new Fault("grid", "Donnez les critères des évaluations, ou retirez la date à laquelle elles sont remises.");
        }
    }

    private static IEnumerable<Fault> OfLists(CallRules rules)
    {
        if (rules.Spotting is { } spotting)
        {
            if (IsMissing(spotting.By))
            {
                yield return new Fault("spotting.by", "Dites qui établit la liste, en 1\u202f000 caractères au plus.");
            }

            if (spotting.AtLeast is < 1 or > MaxFiles)
            {
                yield return new Fault("spotting.atLeast", "Indiquez un nombre de dossiers entre 1 et 10\u202f000.");
            }
        }

        if (rules.Screening is not { } screening)
        {
            yield break;
        }

        if (screening.Criteria.Count is 0 or > MaxLines || screening.Criteria.Any(IsMissing))
        {
            yield return new Fault("screening.criteria", "Donnez de 1 à 20 critères, de 1\u202f000 caractères au plus chacun.");
        }

        if (screening.Keeps < rules.Places)
        {
            yield return new Fault("screening.keeps", "La présélection retient au moins autant de dossiers qu’il y a de places.");
        }
    }

    private static IEnumerable<Fault> OfDecision(Decision? decision)
    {
        if (decision is null)
        {
            yield break;
        }

        if (IsMissing(decision.By))
        {
            yield return new Fault("decision.by", "Dites qui décide, en 1\u202f000 caractères au plus.");
        }

        if (decision.Right?.Length > MaxText || decision.Remedies?.Length > MaxText)
        {
            yield return new Fault("decision", "Écrivez le fondement et les voies de recours en 1\u202f000 caractères au plus chacun.");
        }
    }

    private static IEnumerable<Fault> OfSupport(Support? support)
    {
        if (support is null)
        {
            yield break;
        }

        if (IsMissing(support.Kind))
        {
            yield return new Fault("support.kind", "Dites en quoi consiste l’accompagnement, en 1\u202f000 caractères au plus.");
        }

        if (support.Months is < 1 or > MaxMonths)
        {
            yield return new Fault("support.months", "Indiquez une durée de 1 à 240 mois.");
        }

        if (support.CentsAYear is < 0)
        {
            yield return new Fault("support.centsAYear", "Le montant annuel ne peut pas être négatif.");
        }

        var steps = support.Steps ?? [];
        if (steps.Count > MaxLines || steps.Any(step => IsMissing(step.Title) || IsMissing(step.Text)))
        {
            yield return new Fault(
                "support.steps", "Donnez 20 étapes au plus, chacune avec un titre et un texte de 1\u202f000 caractères au plus.");
        }
    }

    private static bool IsMissing(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxText;
}
